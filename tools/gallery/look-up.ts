interface Message {
  message: string
  placeholders?: Record<string, { content: string }>
}

/** What `i18n.getMessage` of a browser does, for messages read from a file. */
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
