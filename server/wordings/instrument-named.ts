import { findInstrument, type Instrument, instruments } from '../../clinical/instruments/index.ts'
import { invalidField } from '../http/problem.ts'

/** The instrument of that name. Throws 400 naming those that there are. */
export function instrumentNamed(id: string): Instrument {
  const instrument = findInstrument(id)
  if (instrument) return instrument
  throw invalidField('instrument', `must be one of ${instruments.map((one) => one.id).join(', ')}`)
}
