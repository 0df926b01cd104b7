import type { Instrument } from '../../clinical/instruments/index.ts'
import { Select } from '../ui/index.ts'
import type { WordingInUse } from './wording-in-use.ts'

/** In which of the clinic's wordings the form is read; nothing where the clinic has none. */
export function WordingField({ instrument, wording }: { instrument: Instrument; wording: WordingInUse }) {
  if (wording.choices.length === 0) return null
  return (
    <Select
      label="Wording"
      hint={wording.licence}
      empty={instrument.licence.text === 'shippable' ? 'As shipped' : 'Labels alone'}
      options={wording.choices}
      value={wording.chosen}
      onChange={(event) => wording.choose(event.target.value)}
    />
  )
}
