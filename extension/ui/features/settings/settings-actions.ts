import type { App } from '../../app/state/app.ts'

/** The parts of the application that the settings use. */
export type SettingsApp = Pick<App, 'settings' | 'frame' | 'log' | 'shell' | 'errors' | 'notices'>

export function setAlwaysShow({ settings, frame, shell, errors }: SettingsApp, alwaysShow: boolean): void {
  settings.value = { alwaysShow }
  frame.showValues.value = alwaysShow
  void errors.guard(() => shell.writeSettings(settings.value))
}

/** Stores whether the log is preserved over navigations. @param preserved true: it is kept when the page navigates */
export function setPreserved({ log, shell, errors }: SettingsApp, preserved: boolean): void {
  void errors.guard(async () => {
    log.stats.value = await shell.client.call('preserve', preserved)
  })
}
