interface Message {
  message: string
  placeholders?: Record<string, { content: string }>
}

/** Does for messages from a file what the browser's `i18n.getMessage` does. */
export function lookUpIn(messages: Record<string, Message>): (key: string, values: string[]) => string {
  return (key, values) => {
    const found = messages[key]
    if (found === undefined) return ''
    return found.message.replace(/\$(\w+)\$/g, (_, name: string) => {
      const content = found.placeholders?.[name.toLowerCase()]?.content ?? ''
      return content.replace(/\$(\d)/g, (_digits, digit: string) => values[Number(digit) - 1] ?? '')
    })
  }
}
