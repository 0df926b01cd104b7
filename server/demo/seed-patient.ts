import { triageSuicideRisk } from '../../clinical/safety/index.ts'
import { insertConsent, listDocuments } from '../consents/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { amendPatient, createPatient } from '../patients/index.ts'
import { recordFact, recordFacts } from '../record/index.ts'
import { actOnPathway, openUrgentPathway } from '../urgent/index.ts'
import { assessment } from './answers.ts'
import { demoId } from './demo-id.ts'
import type { DemoPatient } from './demo-patient.ts'
import { memberIdOf, staff } from './staff.ts'
import type { When } from './when.ts'

export const patientIdOf = (patient: Pick<DemoPatient, 'key'>): string => demoId(`patient/${patient.key}`)

/** The patient as the front desk enters them. */
export async function seedIdentity(tx: ClinicTransaction, when: When, patient: DemoPatient): Promise<void> {
  const { identity, referral, diedDaysAgo } = patient
  const entered = when.at(when.day(patient.enteredDaysAgo), '08:40')
  const { daysAgo, ...referred } = referral ?? { daysAgo: 0 }
  await createPatient(
    tx,
    {
      id: patientIdOf(patient),
      familyName: identity.familyName,
      givenName: identity.givenName,
      birthDate: when.birthDate(identity.ageYears, identity.birthday),
      sex: identity.sex,
      recordNumber: identity.recordNumber,
      phone: identity.phone ?? '',
      email: '',
      deceased: false,
      deceasedOn: null,
      referral: 'referredBy' in referred ? { ...referred, on: when.day(daysAgo) } : null,
    },
    // Somebody who came in today was entered a moment ago, however early it is.
    { authorId: memberIdOf('whitlock'), now: entered < when.now ? entered : when.minutesAgo(5) },
  )
  if (diedDaysAgo === undefined) return
  await amendPatient(
    tx,
    {
      patientId: patientIdOf(patient),
      version: 1,
      reason: 'told by the family',
      change: { deceased: true, deceasedOn: when.day(diedDaysAgo) },
    },
    { authorId: memberIdOf('whitlock'), now: when.at(when.day(diedDaysAgo - 4), '10:00') },
  )
}

/** What is known of the patient, each fact by whoever wrote it down on its day. */
export async function seedRecord(tx: ClinicTransaction, when: When, patient: DemoPatient): Promise<void> {
  const facts = (patient.facts?.(when) ?? []).map(({ fact, daysAgo, by, reference }, index) => {
    const noon = when.at(when.day(daysAgo), '11:00')
    // A score is written down when it was taken.
    const taken = fact.kind === 'assessment' && fact.at > noon ? fact.at : noon
    return {
      id: demoId(`${patient.key}/fact/${index}`),
      authorId: memberIdOf(by),
      now: taken < when.now ? taken : when.minutesAgo(50),
      fact,
      reference: reference ?? `entered by ${staff[by].name}, ${when.day(daysAgo)}`,
    }
  })
  await recordFacts(tx, patientIdOf(patient), facts)
}

export async function seedConsent(tx: ClinicTransaction, when: When, patient: DemoPatient): Promise<string | null> {
  const { consent, evaluation, identity } = patient
  if (!consent || !evaluation) return null
  const document = (await listDocuments(tx)).find((one) => one.treatment === evaluation.treatment)
  if (!document) throw new Error(`no consent document for ${evaluation.treatment}`)
  const id = demoId(`${patient.key}/consent`)
  await insertConsent(tx, {
    id,
    patientId: patientIdOf(patient),
    documentId: document.id,
    explainedBy: memberIdOf(consent.by),
    signedAt: when.at(when.day(consent.daysAgo), '11:20'),
    body: {
      patientSignature: { kind: 'typed', name: `${identity.givenName} ${identity.familyName}` },
      teachBack: consent.teachBack,
      interpreter: '',
    },
  })
  return id
}

/** A screen, the pathway that it started, and who has it. */
export async function seedUrgent(tx: ClinicTransaction, when: When, patient: DemoPatient): Promise<void> {
  const { urgent } = patient
  if (!urgent) return
  const patientId = patientIdOf(patient)
  const at = when.minutesAgo(urgent.minutesAgo)
  const factId = demoId(`${patient.key}/screen`)
  await recordFact(tx, {
    id: factId,
    patientId,
    authorId: memberIdOf(urgent.by),
    now: at,
    fact: assessment(urgent.instrument, at, urgent.answers),
  })
  const triage = triageSuicideRisk(urgent.instrument, urgent.answers)
  const pathwayId =
    triage && (await openUrgentPathway(tx, { patientId, factId, triage, memberId: memberIdOf(urgent.by), now: at }))
  if (!pathwayId) throw new Error(`the screen of ${patient.key} starts no pathway`)
  await actOnPathway(tx, pathwayId, memberIdOf(urgent.owner), when.minutesAgo(urgent.minutesAgo - 3), {
    type: 'acknowledged',
  })
}
