import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
let other: TestClinic
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('First')
  other = await test.addClinic('Second')
})
afterAll(() => test.close())

const bisi = { familyName: 'Okoye', givenName: 'Bisi', birthDate: '1967-03-12', sex: 'female' }
const create = (body: object, by = clinic.members['front-desk']) => by.request('POST', '/api/patients', body)
const made = async (body: object, by?: TestClinic) => {
  const answer = await create(body, by?.members.nurse)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().patient
}
const find = async (search: string, by = clinic) => {
  const answer = await by.members.nurse.request('GET', `/api/patients?search=${encodeURIComponent(search)}`)
  expect(answer.statusCode).toBe(200)
  return answer.json().patients.map((one: { givenName: string }) => one.givenName)
}

describe('a patient', () => {
  it('is made with a record number of its own, found at once, and starts at the referral', async () => {
    const patient = await made({ ...bisi })
    expect(patient).toMatchObject({ ...bisi, recordNumber: 'E000001', stage: 'referral', version: 1 })
    expect(patient.nextStep).toBe('Record the referral or import the record')
    for (const search of ['okoye', 'BISI', 'bis oko', '1967-03', '12.03.1967', 'e000001'])
      expect(await find(search), search).toEqual(['Bisi'])
    expect(await find('okoye 1968')).toEqual([])
  })

  it('goes to the evaluation with its referral', async () => {
    const referral = { referredBy: 'Dr Amara Hale', on: '2026-09-02', reason: 'three trials failed', recordsCame: true }
    const patient = await made({ ...bisi, givenName: 'Referred', referral })
    expect(patient.referral).toEqual({ ...referral, organisation: '' })
    expect([patient.stage, patient.nextStep]).toEqual(['evaluation', 'Start the evaluation'])
  })

  it('is warned of when somebody has the same names and birth date', async () => {
    const first = await made({ ...bisi, givenName: 'Ada' })
    const again = await create({ ...bisi, familyName: 'OKOYE', givenName: 'Adá' })
    expect(again.json().possibleDuplicates.map((one: { id: string }) => one.id)).toEqual([first.id])
    const asked = await clinic.members.nurse.request(
      'GET',
      '/api/patients/possible-duplicates?familyName=Okoye&givenName=Ada&birthDate=1967-03-12',
    )
    expect(asked.json().patients).toHaveLength(2)
    const younger = await create({ ...bisi, givenName: 'Ada', birthDate: '1999-01-01' })
    expect(younger.json().possibleDuplicates).toEqual([])
  })

  it('is made once when the client sends the same again, and refused when it is another', async () => {
    const id = uuidv7()
    const first = await create({ ...bisi, givenName: 'Once', id })
    const second = await create({ ...bisi, givenName: 'Once', id })
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json().patient).toEqual(first.json().patient)
    const another = await create({ ...bisi, givenName: 'Another', id })
    expect([another.statusCode, another.json().errors[0].path]).toEqual([409, 'id'])
  })

  it('keeps its record number to itself', async () => {
    await made({ ...bisi, givenName: 'Numbered', recordNumber: 'MRN 10482' })
    const taken = await create({ ...bisi, recordNumber: 'MRN 10482' })
    expect([taken.statusCode, taken.json().errors[0].path]).toEqual([409, 'recordNumber'])
    const patient = await made({ ...bisi, givenName: 'Renumbered' })
    const amend = { version: 1, reason: 'from the card', change: { recordNumber: 'MRN 10482' } }
    const amended = await clinic.members.nurse.request('PATCH', `/api/patients/${patient.id}`, amend)
    expect([amended.statusCode, amended.json().errors[0].path]).toEqual([409, 'recordNumber'])
    expect((await made({ ...bisi }, other)).recordNumber).toBe('E000001')
  })

  it('gets different record numbers when many are made at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => create({ ...bisi, givenName: `Race ${n}` })))
    expect(new Set(answers.map((answer) => answer.json().patient?.recordNumber)).size).toBe(6)
  })

  it('is amended with a reason; every version stays', async () => {
    const patient = await made({ ...bisi, givenName: 'Mistyped', phone: '1' })
    const amend = (version: number, change: object, reason = 'misheard') =>
      clinic.members.nurse.request('PATCH', `/api/patients/${patient.id}`, { version, reason, change })
    const amended = await amend(1, { familyName: 'Ökoye-Marsh', birthDate: '1967-03' })
    expect(amended.json()).toMatchObject({ familyName: 'Ökoye-Marsh', birthDate: '1967-03', phone: '1', version: 2 })
    expect(await find('mistyped marsh')).toEqual(['Mistyped'])
    expect(await find('mistyped 1967-03-12')).toEqual([])
    const stale = await amend(1, { phone: '2' })
    expect([stale.statusCode, stale.json().code, stale.json().currentVersion]).toEqual([409, 'stale-version', 2])
    expect((await amend(2, {}, ' ')).json().errors[0].path).toBe('reason')
    const history = await clinic.members.nurse.request('GET', `/api/patients/${patient.id}/history`)
    expect(history.json().versions).toMatchObject([
      { version: 2, reason: 'misheard', authorName: 'nurse of First', body: { familyName: 'Ökoye-Marsh' } },
      { version: 1, reason: '', body: { familyName: 'Okoye' } },
    ])
  })

  it('who died is at no step any more', async () => {
    const patient = await made({ ...bisi, givenName: 'Late' })
    const change = { deceased: true, deceasedOn: '2026-01' }
    const answer = await clinic.members.nurse.request('PATCH', `/api/patients/${patient.id}`, {
      version: 1,
      reason: 'told by the family',
      change,
    })
    expect(answer.json()).toMatchObject({ ...change, stage: 'closed', nextStep: 'Deceased' })
  })
})

describe('what cannot be is refused, naming the field', () => {
  const nul = String.fromCharCode(0)
  const tooLong = 'n'.repeat(201)
  it.each([
    [{ familyName: `O${nul}koye` }, 'familyName'],
    [{ familyName: '   ' }, 'familyName'],
    [{ givenName: tooLong }, 'givenName'],
    [{ recordNumber: 'x'.repeat(65) }, 'recordNumber'],
    [{ birthDate: '1967-02-30' }, 'birthDate'],
    [{ birthDate: '12.03.1967' }, 'birthDate'],
    [{ birthDate: '2999-01-01' }, 'birthDate'],
    [{ birthDate: 19670312 }, 'birthDate'],
    [{ deceasedOn: '2020' }, 'deceasedOn'],
    [{ deceased: true, deceasedOn: '1960' }, 'deceasedOn'],
    [{ sex: 'x' }, 'sex'],
    [{ id: 'not-an-id' }, 'id'],
    [{ email: 'nobody' }, 'email'],
    [{ referral: { referredBy: '', on: '2026-09-02' } }, 'referral.referredBy'],
    [{ referral: { referredBy: 'Dr Hale', on: '2026-13-02' } }, 'referral.on'],
  ])('%j', async (wrong, path) => {
    const answer = await create({ ...bisi, ...wrong })
    expect([answer.statusCode, answer.json().errors?.[0].path]).toEqual([400, path])
  })

  it('names of any script and length are kept as they are', async () => {
    const names = [
      ['李', '小龍'],
      ['Ñ'.repeat(200), '🙂'],
      ["D'Arcy–Ünal", 'Þóra'],
    ] as const
    for (const [familyName, givenName] of names)
      expect(await made({ ...bisi, familyName, givenName })).toMatchObject({ familyName, givenName })
    expect(await find('thora darcy')).toEqual(['Þóra'])
    expect(await find('小')).toEqual(['小龍'])
  })

  it('odd searches find nothing and break nothing', async () => {
    for (const search of ["'; drop table patient; --", '%', '_', '\\', '🙂'.repeat(20), '1985-99', '((', ' , '])
      expect(
        (await clinic.members.nurse.request('GET', `/api/patients?search=${encodeURIComponent(search)}`)).statusCode,
      ).toBe(200)
    const nulSearch = await clinic.members.nurse.request('GET', '/api/patients?search=a%00b')
    expect([nulSearch.statusCode, nulSearch.json().errors[0].path]).toEqual([400, 'search'])
    expect((await clinic.members.nurse.request('GET', '/api/patients?limit=100000')).statusCode).toBe(400)
  })
})

describe('the list', () => {
  it('comes in pages, by name without case and accents, with the number of all', async () => {
    const paged = await test.addClinic('Paged')
    for (const familyName of ['zu', 'Ångel', 'Adler', 'angle', 'Östlund', 'Berg'])
      await made({ ...bisi, familyName, givenName: 'P' }, paged)
    const page = async (query: string) => (await paged.members.nurse.request('GET', `/api/patients?${query}`)).json()
    const names = (answer: { patients: { familyName: string }[] }) => answer.patients.map((one) => one.familyName)
    const first = await page('limit=4')
    expect([names(first), first.total]).toEqual([['Adler', 'Ångel', 'angle', 'Berg'], 6])
    expect(names(await page('limit=4&offset=4'))).toEqual(['Östlund', 'zu'])
    expect((await page('search=ang')).total).toBe(2)
    expect((await page('stage=evaluation')).total).toBe(0)
  })

  it('never shows another clinic’s patients, by any route', async () => {
    const patient = await made({ ...bisi, familyName: 'Isolated', givenName: 'Ira' })
    expect(await find('isolated', other)).toEqual([])
    const by = other.members.nurse
    for (const path of ['', '/history']) {
      const answer = await by.request('GET', `/api/patients/${patient.id}${path}`)
      expect([path, answer.statusCode]).toEqual([path, 404])
    }
    const amend = await by.request('PATCH', `/api/patients/${patient.id}`, { version: 1, reason: 'x', change: {} })
    expect(amend.statusCode).toBe(404)
    const sameId = await by.request('POST', '/api/patients', { ...bisi, id: patient.id })
    expect(sameId.statusCode).toBe(201)
  })

  it('is on the audit trail with every patient it showed, and an unknown patient is not', async () => {
    const patient = await made({ ...bisi, givenName: 'Audited' })
    await find('audited')
    const entries = (
      await clinic.members.auditor.request('GET', `/api/audit?patientId=${patient.id}&action=patients.list`)
    ).json().entries
    expect(entries[0]).toMatchObject({ access: 'read', patientIds: [patient.id] })
    expect((await clinic.members.nurse.request('GET', `/api/patients/${uuidv7()}`)).statusCode).toBe(404)
  })
})
