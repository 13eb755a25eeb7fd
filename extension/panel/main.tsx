import { openSurface } from '../ui/open-surface.ts'
import { panelShell } from '../ui/panel-shell.ts'

void openSurface('panel', panelShell)
