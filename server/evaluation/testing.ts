import { uuidv7 } from 'uuidv7'
import type { Role } from '../../contract/roles.ts'
import { signInCookie, type TestApp, type TestClinic, type TestMember, testPassword } from '../http/testing.ts'
import { makeMember } from '../identity/index.ts'

/** A calendar date so many days before now, as text. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** A woman of 41 without any record. */
export async function makePatient(clinic: TestClinic, change: object = {}): Promise<string> {
  const made = await clinic.members.nurse.request('POST', '/api/patients', {
    familyName: 'Novak',
    givenName: 'Petra',
    sex: 'female',
    birthDate: '1984-05-02',
    ...change,
  })
  if (made.statusCode !== 201) throw new Error(made.body)
  return made.json().patient.id
}

/** Attestations, of which a yes is what is hoped for. */
const attestations = ['trial-history-complete', 'medicines-complete', 'record-reviewed', 'antidepressant-beside']

/** Two trials that failed for certain, the diagnosis, and what is measured beforehand. */
export async function recordReferral(member: TestMember, patientId: string): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await member.request('POST', `/api/patients/${patientId}/${path}`, body)
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.body}`)
  }
  const fact = (body: object) => post('facts', { fact: body })
  await fact({
    kind: 'condition',
    concept: {
      text: 'Major depressive disorder, recurrent, severe',
      codings: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F33.2' }],
    },
    clinicalStatus: 'active',
    recorded: daysAgo(400),
  })
  await fact({ kind: 'episode', start: daysAgo(420), severity: 'severe-without-psychosis', severityOn: daysAgo(1) })
  await fact({ kind: 'measurement', name: 'blood-pressure', at: daysAgo(1), systolicMmHg: 122, diastolicMmHg: 78 })
  await fact({ kind: 'measurement', name: 'pregnancy-test', at: daysAgo(1), text: 'negative' })
  await fact({ kind: 'measurement', name: 'weight', at: daysAgo(1), value: 71 })
  await post('trials', { trial: trial() })
  await post('trials', {
    trial: trial({ medication: 'venlafaxine', highestDoseMgPerDay: 225, start: daysAgo(200), stop: daysAgo(60) }),
  })
  await post('assessments', { instrument: 'madrs', at: daysAgo(1), total: 34 })
  await post('assessments', {
    instrument: 'c-ssrs-screener',
    at: daysAgo(1),
    answers: { 'wish-to-be-dead': 0, thoughts: 0, 'behaviour-ever': 0 },
  })
}

export const trial = (change: object = {}) => ({
  medication: 'sertraline',
  role: 'antidepressant',
  highestDoseMgPerDay: 150,
  start: daysAgo(400),
  stop: daysAgo(260),
  outcome: 'no-response',
  adherence: 'adherent',
  ...change,
})

interface Asked {
  linkId: string
  open: boolean
  answerType: string
}

/** Answers every open question so that nothing stands against the treatment, but for what `answers` says. */
export async function answerAll(
  member: TestMember,
  patientId: string,
  treatment: string,
  answers: Record<string, 'yes' | 'no' | 'unknown'> = {},
): Promise<void> {
  const read = await member.request('GET', `/api/patients/${patientId}/evaluation?treatment=${treatment}`)
  const open = (read.json().interview as Asked[]).filter((each) => each.open && each.answerType === 'yes-no')
  const sent = await member.request('POST', `/api/patients/${patientId}/interview-answers`, {
    answers: open.map(({ linkId }) => ({
      question: linkId,
      answer: answers[linkId] ?? (attestations.includes(linkId) ? 'yes' : 'no'),
    })),
  })
  if (sent.statusCode !== 201) throw new Error(sent.body)
}

/** A further member of a role, signed in. */
export async function addMember(test: TestApp, clinic: TestClinic, role: Role): Promise<TestMember> {
  const email = `${uuidv7()}@example.org`
  const name = `second ${role}`
  const id = await test.database.inClinic(clinic.id, (tx) =>
    makeMember(tx, { name, email, password: testPassword, roles: [role] }),
  )
  const cookie = await signInCookie(test.app, email)
  const request: TestMember['request'] = (method, url, payload) =>
    test.app.inject({
      method,
      url,
      headers: { cookie, ...(method === 'GET' ? {} : { 'x-evenkeel': '1' }) },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
  return { id, email, name, cookie, request }
}
