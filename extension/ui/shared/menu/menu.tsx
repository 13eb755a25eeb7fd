import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from '../parts/icon.tsx'
import { positionMenu } from './position-menu.ts'

interface Props {
  icon: IconName
  /** The accessible name of the button and of its menu. */
  label: string
  /** Shown beside the icon. */
  text?: string
  testId?: string
  class?: string
  /** The content, rendered only while the menu is open. Every button in it closes the menu. */
  children: () => ComponentChildren
}

/** A button that opens a menu below it. Arrow keys move among its controls; Escape closes it and returns the focus. */
export function Menu({ icon, label, text, testId, class: name = 'icon-button', children }: Props) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const menu = box.current
    if (!open || menu === null || button.current === null) return
    const under = button.current.getBoundingClientRect()
    menu.showPopover()
    // Content that is loaded later makes the menu larger, and adds the first control that can get the focus.
    const observer = new ResizeObserver(() => {
      positionMenu(menu, under)
      if (!menu.contains(document.activeElement))
        menu.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true })
    })
    observer.observe(menu)
    return () => observer.disconnect()
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
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings styles of its own
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
