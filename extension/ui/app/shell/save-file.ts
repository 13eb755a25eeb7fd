/** Saves a text through the browser's download. */
export async function saveFile(name: string, text: string, type: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Revoking at once would cancel the download; within 10 s the browser has read the blob.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
