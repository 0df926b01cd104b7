import { asrm } from './asrm.ts'
import { auditC } from './audit-c.ts'
import { cSsrsScreener } from './c-ssrs-screener.ts'
import { cSsrsScreenerSinceLastVisit } from './c-ssrs-screener-since-last-visit.ts'
import { cadss } from './cadss.ts'
import { cadss6 } from './cadss-6.ts'
import { cgiS } from './cgi-s.ts'
import { dast10 } from './dast-10.ts'
import { eq5d5l } from './eq-5d-5l.ts'
import { gad7 } from './gad-7.ts'
import { hamD17 } from './ham-d17.ts'
import type { Instrument } from './instrument.ts'
import { lutsScreen } from './luts-screen.ts'
import { madrs } from './madrs.ts'
import { mdq } from './mdq.ts'
import { moaaS } from './moaa-s.ts'
import { modifiedAldrete } from './modified-aldrete.ts'
import { news2 } from './news2.ts'
import { pcl5 } from './pcl-5.ts'
import { phq9 } from './phq-9.ts'
import { pwc20 } from './pwc-20.ts'
import { qLesQSf } from './q-les-q-sf.ts'
import { qidsSr16 } from './qids-sr16.ts'
import { sds } from './sds.ts'
import { shaps } from './shaps.ts'
import { waiSr } from './wai-sr.ts'
import { who5 } from './who-5.ts'
import { whodas12 } from './whodas-12.ts'
import { ymrs } from './ymrs.ts'

export interface InstrumentGroup {
  title: string
  instruments: readonly Instrument[]
}

/** Every instrument that Evenkeel knows, by what it asks about. A new one is its file, its test, its place here. */
export const instrumentGroups: readonly InstrumentGroup[] = [
  { title: 'Depression', instruments: [phq9, madrs, qidsSr16, hamD17, cgiS, shaps] },
  { title: 'Suicide risk', instruments: [cSsrsScreener, cSsrsScreenerSinceLastVisit] },
  { title: 'Anxiety and trauma', instruments: [gad7, pcl5] },
  { title: 'Mania', instruments: [asrm, mdq, ymrs] },
  { title: 'Well-being, function and quality of life', instruments: [who5, sds, whodas12, qLesQSf, eq5d5l] },
  { title: 'Alcohol and drugs', instruments: [auditC, dast10] },
  { title: 'Safety over time', instruments: [lutsScreen, pwc20] },
  { title: 'Psychotherapy', instruments: [waiSr] },
  { title: 'In the session', instruments: [cadss, cadss6, moaaS, news2, modifiedAldrete] },
]

/** In the order in which lists show them. */
export const instruments: readonly Instrument[] = instrumentGroups.flatMap((group) => group.instruments)

const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]))

/** By id (`phq-9`), upper or lower case; undefined when there is none of that name. */
export const findInstrument = (id: string): Instrument | undefined => byId.get(id.toLowerCase())
