import { cSsrsScreener } from './c-ssrs-screener.ts'
import { cSsrsScreenerSinceLastVisit } from './c-ssrs-screener-since-last-visit.ts'
import { cadss } from './cadss.ts'
import { cadss6 } from './cadss-6.ts'
import { cgiS } from './cgi-s.ts'
import { gad7 } from './gad-7.ts'
import type { Instrument } from './instrument.ts'
import { madrs } from './madrs.ts'
import { moaaS } from './moaa-s.ts'
import { phq9 } from './phq-9.ts'
import { qidsSr16 } from './qids-sr16.ts'
import { who5 } from './who-5.ts'

/** Every instrument that Evenkeel knows, in the order in which lists show them. A new one is its file, its test, its line here. */
export const instruments: readonly Instrument[] = [
  phq9,
  madrs,
  qidsSr16,
  cSsrsScreener,
  cSsrsScreenerSinceLastVisit,
  gad7,
  who5,
  cgiS,
  cadss,
  cadss6,
  moaaS,
]

const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]))

/** By id (`phq-9`), upper or lower case; undefined when there is none of that name. */
export const findInstrument = (id: string): Instrument | undefined => byId.get(id.toLowerCase())
