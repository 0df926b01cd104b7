const numbers: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  once: 1,
  twice: 2,
  thrice: 3,
}
const inWords = Object.keys(numbers).slice(0, 12).join('|')
const fractions: Record<string, string> = { '1/4': '25', '1/2': '5', '3/4': '75' }

/** Numbers of a dosage as digits: `one and a half`, `1 & 1/2`, `half a`, `2 (two)`, `twice`. */
export const withDigits = (text: string): string =>
  text
    .replace(
      new RegExp(String.raw`\b(${inWords}|\d+) ?(?:and|&) ?(?:(?:an?|one)[- ]?half|half|1\/2|0\.5)\b`, 'g'),
      (_, whole) => `${numbers[whole] ?? whole}.5`,
    )
    .replace(/(?:\b(\d+)[ -])?\b([13]\/[24])(?![\d/])/g, (all, whole = '0', part) =>
      fractions[part] ? `${whole}.${fractions[part]}` : all,
    )
    .replace(/\b(?:one[- ]half|half)\b(?: of)?(?: an?\b| one\b)?/g, '0.5')
    .replace(/\b(once|twice|thrice)\b/g, (word) => `${numbers[word]} times`)
    .replace(new RegExp(String.raw`\b(${inWords})\b`, 'g'), (word) => String(numbers[word]))
    .replace(/\b(\d+(?:\.\d+)?) ?\( ?\1 ?\)/g, '$1')
