import { describe, expect, it } from 'vitest'
import { findInstrument, type Instrument, instruments, scoreInstrument } from '../../clinical/instruments/index.ts'
import { readBundle } from './index.ts'
import { instrumentOfQuestionnaire } from './instrument-codes.ts'
import { type FhirQuestionnaireItem, questionnaireOf } from './questionnaire.ts'
import { readQuestionnaireAnswers } from './questionnaire-answers.ts'

function instrument(id: string): Instrument {
  const found = findInstrument(id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

/** What a form filled in from the Questionnaire sends back: the last answer of each item. */
function answered({ type, answerOption, extension, linkId }: FhirQuestionnaireItem) {
  const option = answerOption?.at(-1)
  const limit = extension?.find(({ url }) => url.endsWith('maxValue'))
  const answer =
    type === 'boolean'
      ? { valueBoolean: true }
      : option
        ? { valueCoding: option.valueCoding }
        : type === 'integer'
          ? { valueInteger: limit && 'valueInteger' in limit ? limit.valueInteger : undefined }
          : { valueDecimal: limit && 'valueDecimal' in limit ? limit.valueDecimal : undefined }
  return { linkId, answer: [answer] }
}

describe.each(instruments.map((each) => [each.id, each] as const))('%s as a Questionnaire', (id, each) => {
  const questionnaire = questionnaireOf(each)

  it('has its items in order, and is found again by its address', () => {
    expect(questionnaire.item.slice(1).map(({ linkId }) => linkId)).toEqual(
      [...each.items, ...each.unscoredItems].map(({ linkId }) => linkId),
    )
    expect(instrumentOfQuestionnaire(`${questionnaire.url}|${questionnaire.version}`)?.id).toBe(id)
    expect(questionnaire.name).toMatch(/^[A-Z][A-Za-z0-9_]*$/)
  })

  it('gets back answers that are scored as those of our own form', () => {
    const item = questionnaire.item.filter(({ type }) => type !== 'display').map(answered)
    const highest = Object.fromEntries([...each.items, ...each.unscoredItems].map(({ linkId, max }) => [linkId, max]))
    const resource = { resourceType: 'QuestionnaireResponse', status: 'completed', item }
    const { answers, faults } = readQuestionnaireAnswers(resource, each)
    expect(faults).toEqual([])
    expect(scoreInstrument(each, answers)).toEqual(scoreInstrument(each, highest))

    const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Novak', given: ['Petra'] }] }
    const response = {
      ...resource,
      id: 'r',
      subject: { reference: 'Patient/p' },
      questionnaire: questionnaire.url,
      authored: '2026-01-15T10:00:00Z',
    }
    const entry = [{ resource: patient }, { resource: response }]
    const { record } = readBundle({ resourceType: 'Bundle', type: 'collection', entry })
    expect(record.facts).toMatchObject([{ kind: 'assessment', instrument: id, answers: highest }])
  })

  it('ships wording only under a licence that allows it', () => {
    if (each.licence.text === 'shippable') return
    for (const [index, item] of each.items.entries()) expect(questionnaire.item[index + 1]?.text).toBe(item.label)
  })
})

it('asks what depends on a yes after a yes alone', () => {
  const { item } = questionnaireOf(instrument('c-ssrs-screener'))
  expect(item.find(({ linkId }) => linkId === 'method')).toMatchObject({
    type: 'boolean',
    required: false,
    enableWhen: [{ question: 'thoughts', operator: '=', answerBoolean: true }],
  })
})

it('carries confirmed codes, values, limits and units', () => {
  expect(questionnaireOf(instrument('phq-9'))).toMatchObject({ code: [{ code: '44249-1' }] })
  expect(questionnaireOf(instrument('phq-9')).item[1]).toMatchObject({
    code: [{ system: 'http://loinc.org', code: '44250-9' }],
    text: 'Little interest or pleasure in doing things',
    type: 'choice',
  })
  expect(questionnaireOf(instrument('madrs')).item[1]?.answerOption?.[6]?.valueCoding).toMatchObject({ code: '6' })
  expect(questionnaireOf(instrument('news2')).item.at(-1)).toMatchObject({
    type: 'decimal',
    extension: [{ valueDecimal: 30 }, { valueDecimal: 43 }, { valueCoding: { code: 'Cel' } }],
  })
})
