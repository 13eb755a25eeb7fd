import { POLLS } from '../until.ts'
import type { Session } from './session.ts'

/** Firefox's names of the views in which an extension runs. */
type ViewType = 'background' | 'popup' | 'sidebar' | 'devtools_panel'

/**
 * Evaluates an expression in a view of the extension, and wakes the background first when that is the view. The expression runs in a
 * sandbox whose prototype is the view's window, so it sees every global of the view.
 */
export function evaluateInView(
  session: Session,
  extensionId: string,
  type: ViewType,
  expression: string,
): Promise<unknown> {
  return session.chrome(
    `const [id, type, expression] = args;
     const { extension } = WebExtensionPolicy.getByID(id);
     if (type === 'background') await extension.wakeupBackground?.();
     const view = [...extension.views].filter((one) => one.viewType === type && one.active !== false).pop();
     if (!view) throw new Error('no ' + type + ' view');
     const manager = view.xulBrowser.messageManager;
     const name = 'crumbline-test:' + Services.uuid.generateUUID();
     return new Promise((resolve, reject) => {
       manager.addMessageListener(name, function once({ data }) {
         manager.removeMessageListener(name, once);
         const answer = JSON.parse(data);
         answer.ok ? resolve(answer.value) : reject(new Error(answer.error));
       });
       const inner = '(async()=>{let r;try{const sb=Cu.Sandbox(content,{sandboxPrototype:content,wantXrays:false,sameZoneAs:content});' +
         'r={ok:true,value:await Cu.evalInSandbox(' + JSON.stringify(expression) + ',sb)}}catch(e){r={ok:false,error:String(e)}}' +
         'sendAsyncMessage(' + JSON.stringify(name) + ',JSON.stringify(r))})()';
       manager.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(inner), false);
     })`,
    extensionId,
    type,
    expression,
  )
}

/** Clicks the extension's toolbar button. A newly installed extension has it in the extensions menu, so it is moved to the toolbar first. */
export async function clickToolbarButton(session: Session, extensionId: string): Promise<void> {
  await session.chrome(
    `const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
     const front = Services.wm.getMostRecentBrowserWindow();
     const id = args[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-browser-action';
     CustomizableUI.addWidgetToArea(id, CustomizableUI.AREA_NAVBAR);
     CustomizableUI.getWidget(id).forWindow(front).node.querySelector('.unified-extensions-item-action-button').click();
     const isOpen = () => front.document.querySelector('.webextension-popup-browser')?.closest('panel').state === 'open';
     for (let i = 0; i < ${POLLS} && !isOpen(); i += 1) await new Promise((go) => front.setTimeout(go, 20));
     if (!isOpen()) throw new Error('no popup')`,
    extensionId,
  )
}

/** Grants the `devtools` permission, which the extension's settings ask for, and opens its panel in the developer tools. */
export async function showDevToolsPanel(session: Session, extensionId: string): Promise<void> {
  await session.chrome(
    `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
     const { extension } = WebExtensionPolicy.getByID(args[0]);
     await ExtensionPermissions.add(args[0], { origins: [], permissions: ['devtools'], data_collection: [] }, extension);
     const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
     const { gDevTools } = require('devtools/client/framework/devtools');
     const front = Services.wm.getMostRecentBrowserWindow();
     const toolbox = await gDevTools.showToolboxForTab(front.gBrowser.selectedTab, { toolId: 'inspector' });
     const findTool = () => toolbox.getAdditionalTools().find(({ id }) => id.startsWith('webext-devtools-panel'));
     for (let i = 0; i < ${POLLS} && !findTool(); i += 1) await new Promise((go) => front.setTimeout(go, 20));
     await toolbox.selectTool(findTool().id)`,
    extensionId,
  )
}

/** Opens the extension's sidebar in the front window. */
export async function showSidebar(session: Session, extensionId: string): Promise<void> {
  await session.chrome(
    `await Services.wm.getMostRecentBrowserWindow().SidebarController.show(
       args[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-sidebar-action')`,
    extensionId,
  )
}
