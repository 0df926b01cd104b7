import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findInstrument } from '../../clinical/instruments/index.ts'
import { daysAgo, makePatient } from '../evaluation/testing.ts'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
})

const licence = 'Licence 4711 of the holder, German version of 2003'
const item = (linkId: string, min: number, max: number) => ({
  linkId,
  text: `Frage: ${linkId}`,
  type: 'choice',
  answerOption: Array.from({ length: max - min + 1 }, (_, step) => ({
    valueCoding: { code: String(min + step), display: `Antwort ${min + step}` },
  })),
})
const asrm = findInstrument('asrm')
const questionnaire = {
  resourceType: 'Questionnaire',
  language: 'de',
  item: [
    { linkId: 'prompt', type: 'display', text: 'In der letzten Woche:' },
    ...(asrm?.items ?? []).map(({ linkId, min, max }) => item(linkId, min, max)),
  ],
}
const load = (change: object = {}) =>
  clinic.members.administrator.request('POST', '/api/wordings', {
    instrument: 'asrm',
    language: 'de',
    version: 0,
    licence,
    questionnaire,
    ...change,
  })
const withdraw = (version: number) =>
  clinic.members.administrator.request('POST', '/api/wordings/withdraw', {
    instrument: 'asrm',
    language: 'de',
    version,
    reason: 'The licence has ended.',
  })
const list = async (of = clinic) => (await of.members.therapist.request('GET', '/api/wordings?instrument=asrm')).json()

describe('a wording', () => {
  it('is loaded once and seen by all of the clinic, and by no other', async () => {
    const made = await load()
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({
      instrument: 'asrm',
      language: 'de',
      version: 1,
      fits: true,
      licence,
      withdrawnBecause: null,
      content: {
        prompt: 'In der letzten Woche:',
        items: { sleep: { text: 'Frage: sleep', options: { 0: 'Antwort 0', 4: 'Antwort 4' } } },
      },
      authorName: 'administrator of Harbour',
    })
    expect((await list()).wordings).toHaveLength(1)
    expect(await list(await test.addClinic('Elsewhere'))).toEqual({ wordings: [] })
  })

  it('gets new versions, is withdrawn with a reason, and stays readable', async () => {
    await load()
    expect((await load()).json()).toMatchObject({ status: 409, code: 'stale-version', currentVersion: 1 })
    expect((await load({ version: 1, licence: 'Another licence' })).json()).toMatchObject({ version: 2 })
    expect((await withdraw(1)).statusCode).toBe(409)
    expect((await withdraw(2)).json()).toMatchObject({
      version: 3,
      content: null,
      licence: 'Another licence',
      withdrawnBecause: 'The licence has ended.',
    })
    expect((await withdraw(3)).json()).toMatchObject({ status: 409, code: 'withdrawn' })
    expect((await list()).wordings).toMatchObject([{ version: 3, content: null }])
    const history = '/api/wordings/history?instrument=asrm&language=de'
    const { wordings } = (await clinic.members.auditor.request('GET', history)).json()
    expect(wordings.map((each: { version: number }) => each.version)).toEqual([3, 2, 1])
    expect(wordings[2].content.items.sleep.text).toBe('Frage: sleep')
    expect((await load({ version: 3 })).json()).toMatchObject({ version: 4, withdrawnBecause: null })
  })

  it('starts from the Questionnaire with our labels, which is taken back as it is', async () => {
    for (const instrument of ['asrm', 'c-ssrs-screener', 'news2', 'q-les-q-sf']) {
      const address = `/api/wordings/questionnaire?instrument=${instrument}`
      const empty = (await clinic.members.administrator.request('GET', address)).json()
      expect(empty).toMatchObject({ resourceType: 'Questionnaire' })
      const made = await load({ instrument, language: 'en', questionnaire: empty })
      expect(made.json()).toMatchObject({ instrument, version: 1 })
    }
  })

  it('is on the audit trail, without its text', async () => {
    await load()
    const { entries } = (await clinic.members.auditor.request('GET', '/api/audit')).json()
    expect(JSON.stringify(entries)).toContain('wordings.load')
    expect(JSON.stringify(entries)).not.toContain('Frage')
  })

  it('is for administrators to load', async () => {
    expect((await clinic.members.prescriber.request('POST', '/api/wordings', {})).statusCode).toBe(403)
  })

  const [first, ...others] = questionnaire.item.slice(1) as [ReturnType<typeof item>, ...ReturnType<typeof item>[]]
  const withItems = (...items: unknown[]) => ({ questionnaire: { ...questionnaire, item: items } })
  it.each([
    ['another resource', { questionnaire: { resourceType: 'Patient', item: [] } }, 'questionnaire.resourceType'],
    ['another language', { language: 'fr' }, 'questionnaire.language'],
    ['no items', { questionnaire: { resourceType: 'Questionnaire' } }, 'questionnaire.item'],
    ['a missing item', withItems(...others), 'questionnaire.item'],
    ['an unknown item', withItems(first, ...others, item('joy', 0, 4)), 'questionnaire.item.5.linkId'],
    ['an item twice', withItems(first, first, ...others), 'questionnaire.item.1.linkId'],
    ['an item without text', withItems({ ...first, text: ' ' }, ...others), 'questionnaire.item.0.text'],
    ['a text that is no text', withItems({ ...first, text: 7 }, ...others), 'questionnaire.item.0.text'],
    [
      'a character that cannot be stored',
      withItems({ ...first, text: 'a\u0000' }, ...others),
      'questionnaire.item.0.text',
    ],
    [
      'an answer out of range',
      withItems(item('cheerful', 0, 5), ...others),
      'questionnaire.item.0.answerOption.5.valueCoding',
    ],
    ['some of the answers', withItems(item('cheerful', 1, 4), ...others), 'questionnaire.item.0.answerOption'],
    ['no object', withItems(null, 3), 'questionnaire.item.0.linkId'],
    ['an instrument that there is not', { instrument: 'phq-10' }, 'instrument'],
    ['no language', { language: 'German' }, 'language'],
    ['a language written otherwise', { language: 'pt-br' }, 'language'],
    ['a tag that is none', { language: 'de-12' }, 'language'],
    ['no licence', { licence: ' ' }, 'licence'],
  ])('with %s is refused by its place', async (_, change, path) => {
    const { status, errors } = (await load(change)).json()
    expect({ status, path: errors[0].path }).toEqual({ status: 400, path })
    expect(await list()).toEqual({ wordings: [] })
  })

  it('with which a form was asked is kept with its answers; only one that is there', async () => {
    await load()
    const patient = await makePatient(clinic)
    const record = (version: number) =>
      clinic.members.nurse.request('POST', `/api/patients/${patient}/assessments`, {
        instrument: 'asrm',
        at: daysAgo(1),
        answers: { cheerful: 1 },
        wording: { language: 'de', version },
      })
    expect((await record(1)).json().assessment).toMatchObject({ wording: { language: 'de', version: 1 } })
    expect((await record(2)).json()).toMatchObject({ status: 400, errors: [{ path: 'wording' }] })
    await withdraw(1)
    expect((await record(2)).statusCode).toBe(400)
  })

  it('is an amendment’s as well: kept unless another is named, or none', async () => {
    await load()
    await load({ version: 1 })
    const patient = await makePatient(clinic)
    const path = `/api/patients/${patient}/assessments`
    const { nurse } = clinic.members
    const asked = { language: 'de', version: 1 }
    const given = { at: daysAgo(1), answers: { cheerful: 1 } }
    const { assessment } = (await nurse.request('POST', path, { instrument: 'asrm', ...given, wording: asked })).json()
    let version = 0
    const amend = async (change: object) => {
      version += 1
      const body = { ...given, version, reason: 'Misread', ...change }
      return (await nurse.request('PATCH', `${path}/${assessment.id}`, body)).json()
    }
    expect((await amend({})).assessment.wording).toEqual(asked)
    expect((await amend({ wording: { language: 'de', version: 2 } })).assessment.wording).toMatchObject({ version: 2 })
    expect((await amend({ wording: null })).assessment.wording).toBeNull()
    expect(await amend({ wording: { language: 'fr', version: 1 } })).toMatchObject({ errors: [{ path: 'wording' }] })
  })
})
