import { openSurface } from '../ui/open-surface.ts'

void openSurface('page')
