import { expect, it } from 'vitest'
import { asrm } from './asrm.ts'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'
import { withWording } from './wording.ts'

const german = withWording(asrm, {
  prompt: 'In der letzten Woche:',
  items: { sleep: { text: 'Schlaf', options: { 0: 'wie sonst' } }, talking: { text: 'Reden' } },
})

it('changes what is read, and nothing else', () => {
  expect(german.prompt).toBe('In der letzten Woche:')
  expect(german.items[2]).toEqual({
    ...asrm.items[2],
    text: 'Schlaf',
    options: [{ value: 0, label: 'wie sonst' }, ...(asrm.items[2]?.options.slice(1) ?? [])],
  })
  expect(german.items[3]).toEqual({ ...asrm.items[3], text: 'Reden' })
  expect(german.items[0]).toEqual(asrm.items[0])
  expect(scoreInstrument(german, formOf(asrm, 2))).toEqual(scoreInstrument(asrm, formOf(asrm, 2)))
})
