import type { DemoPatient } from '../demo-patient.ts'
import { ferreira, haddad, lindqvist } from './after-induction.ts'
import { diaz, marsh, okoye } from './in-session.ts'
import { abara, brandt, castellano, fontaine, hale, mbeki, novak, tanaka, vega, whitfield } from './on-the-way.ts'
import { kowalska, ngata, sato } from './under-treatment.ts'

/** Everybody in the demo clinic, in the order of the way through it. */
export const demoPatients: readonly DemoPatient[] = [
  castellano,
  whitfield,
  novak,
  fontaine,
  brandt,
  hale,
  tanaka,
  mbeki,
  vega,
  sato,
  ngata,
  diaz,
  marsh,
  okoye,
  kowalska,
  ferreira,
  lindqvist,
  haddad,
  abara,
]
