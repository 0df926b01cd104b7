import type { Api } from '../../contract/index.ts'

export type PatientCourse = Api['GET /api/patients/:patientId/outcome']['response']
export type InstrumentCourse = PatientCourse['courses'][number]
export type Judgement = NonNullable<NonNullable<InstrumentCourse['latest']>['outcome']['response']>

/** `MADRS ≤ 12` out of `remission: MADRS ≤ 12 (esketamine programme)` is not tried: definitions are shown in full. */
export const holds = (judgement: Judgement | null | undefined): boolean => judgement?.holds === 'yes'
