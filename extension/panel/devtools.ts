import { browser } from '../browser.ts'

// Loaded unseen with the developer tools of each tab: all it does is to add the panel.
void browser.devtools.panels.create('Crumbline', 'icons/icon-32.png', 'panel.html')
