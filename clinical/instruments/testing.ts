import type { Instrument } from './instrument.ts'

/** The answers of a whole form, in the order of its items; one number stands for all. */
export const formOf = ({ items }: Instrument, values: number | readonly number[]): Record<string, number> =>
  Object.fromEntries(
    items.map((item, index) => [item.linkId, typeof values === 'number' ? values : (values[index] ?? Number.NaN)]),
  )

/** A form whose items, from the first on, carry as much of the total as they can. */
export function formWithTotal({ items }: Instrument, total: number): Record<string, number> {
  let left = total
  return Object.fromEntries(
    items.map(({ linkId, min, max }) => {
      const value = Math.min(max - min, left)
      left -= value
      return [linkId, min + value]
    }),
  )
}
