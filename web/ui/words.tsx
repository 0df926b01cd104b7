import { shortDate, useToday } from './time.tsx'

const beforeUnit = /(\d) (?=(?:%|°C|mg|kg|µg|ng|mL|mmHg|mmol|IU|U\/L|min|h|weeks?|days?|months?|years?)(?![a-z]))/g
const day = /(?<![\w-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])/g

/** A sentence of the rules as a person reads it: months in words, and no number parted from its unit at a line's end. */
export const inWords = (text: string, today: string): string =>
  unbroken(text.replace(day, (date) => shortDate(date, today)))

/** No number parted from its unit at a line's end: `93 %`. Dates stay as they are cited. */
export const unbroken = (text: string): string => text.replace(beforeUnit, '$1\u00a0')

/** `inWords` where it is shown. */
export function Words({ of }: { of: string }) {
  return <>{inWords(of, useToday())}</>
}
