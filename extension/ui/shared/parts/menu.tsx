import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'
import { placeMenu } from './place-menu.ts'

interface Props {
  icon: IconName
  /** What it is: the name of the button, and of what opens. */
  label: string
  /** Beside the icon; without it, the icon stands alone. */
  text?: string
  testId?: string
  class?: string
  /** What opens; built only then. Buttons in it close it. */
  children: () => ComponentChildren
}

/** A button, and what opens under it. Arrows move among its controls, Escape closes it and gives the focus back. */
export function Menu({ icon, label, text, testId, class: name = 'icon-button', children }: Props) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const menu = box.current
    if (!open || menu === null || button.current === null) return
    const under = button.current.getBoundingClientRect()
    menu.showPopover()
    // What is in it may come later, and makes it larger: placed anew, and the focus given to what can take it.
    const placed = new ResizeObserver(() => {
      placeMenu(menu, under)
      if (!menu.contains(document.activeElement))
        menu.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true })
    })
    placed.observe(menu)
    return () => placed.disconnect()
  }, [open])

  const close = (): void => {
    box.current?.hidePopover()
    button.current?.focus({ preventScroll: true })
  }
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const all = [...(box.current?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
    const at = all.findIndex((one) => one.matches(':focus'))
    if (step === undefined || all.length === 0 || isField(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    all[(at + step + all.length) % all.length]?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={name}
        aria-label={text === undefined ? label : undefined}
        title={label}
        aria-haspopup="true"
        aria-expanded={open}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
        {text !== undefined && <span>{text}</span>}
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
        <div
          ref={box}
          class="menu"
          popover="auto"
          role="group"
          aria-label={label}
          onToggle={(event) => {
            if (event.newState === 'closed') setOpen(false)
          }}
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('button') !== null) close()
          }}
          onKeyDown={move}
        >
          {children()}
        </div>
      )}
    </>
  )
}

const CONTROLS = 'button:not(:disabled), input'

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox'
}
