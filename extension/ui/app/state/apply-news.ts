import type { News } from '../../../../src/contract/messages.ts'
import { belongsToTab } from '../../../../src/exchange/model/exchange.ts'
import type { App } from './app.ts'

/** Applies a message that the background broadcasts while the surface is open. */
export function applyNews({ errors, log, ruleList, tab, watching }: App, news: News): void {
  switch (news.kind) {
    case 'exchanges':
      log.push(news.exchanges.filter((one) => belongsToTab(one, tab.value?.id ?? -1)))
      break
    case 'changes':
      log.addChanges(news.changes)
      break
    case 'stats':
      log.stats.value = news.stats
      break
    case 'cleared':
      if (news.tabId === undefined || news.tabId === tab.value?.id) log.clear(news.before)
      break
    case 'returned':
      // `start` requests the log again.
      break
    case 'rules':
      ruleList.value = news.rules
      break
    case 'watching':
      watching.value = news.watching
      break
    case 'trouble':
      errors.show(news.problem)
      break
  }
}
