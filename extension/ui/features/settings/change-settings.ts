import type { App } from '../../app/app.ts'

export function setAlwaysShow(app: App, alwaysShow: boolean): void {
  app.settings.value = { alwaysShow }
  app.view.showValues.value = alwaysShow
  void app.errors.guard(() => app.shell.writeSettings(app.settings.value))
}

export function setPreserved(app: App, preserved: boolean): void {
  void app.errors.guard(async () => {
    app.log.stats.value = await app.shell.client.call('preserve', preserved)
  })
}
