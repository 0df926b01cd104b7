import type { Instrument } from './instrument.ts'
import { phq9 } from './phq-9.ts'

/** Every instrument that Evenkeel knows, in the order in which lists show them. */
export const instruments: readonly Instrument[] = [phq9]

const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]))

/** By id (`phq-9`), upper or lower case; undefined when there is none of that name. */
export const findInstrument = (id: string): Instrument | undefined => byId.get(id.toLowerCase())
