import type { Instrument, Item } from './instrument.ts'

/** The words of one item: its question, and its answers where the copy words them, by value. */
export interface ItemWording {
  text: string
  options?: Record<string, string>
}

/** The words of a whole instrument in one language, by link id: from a clinic's own licensed copy. */
export interface Wording {
  prompt?: string
  items: Record<string, ItemWording>
}

/** The instrument in these words. Link ids, ranges and scoring stay: only what is read changes. */
export function withWording(instrument: Instrument, { prompt, items }: Wording): Instrument {
  const worded = (item: Item): Item => {
    const words = items[item.linkId]
    if (!words) return item
    const options = item.options.map((option) => ({
      ...option,
      label: words.options?.[String(option.value)] ?? option.label,
    }))
    return { ...item, text: words.text, options }
  }
  return {
    ...instrument,
    prompt: prompt ?? instrument.prompt,
    items: instrument.items.map(worded),
    unscoredItems: instrument.unscoredItems.map(worded),
  }
}
