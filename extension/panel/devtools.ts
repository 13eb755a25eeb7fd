import { browser } from '../browser.ts'

// Browsers load this page invisibly whenever DevTools open. It only adds the panel.
void browser.devtools.panels.create('Crumbline', 'icons/icon-32.png', 'panel.html')
