import { describe, expect, it } from 'vitest'
import { findInstrument, type Instrument, scoreInstrument } from '../../clinical/instruments/index.ts'
import { readQuestionnaireAnswers } from './questionnaire-answers.ts'

const phq9 = findInstrument('phq-9') as Instrument
const screener = findInstrument('c-ssrs-screener') as Instrument
const response = (item: unknown[], more: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item,
  ...more,
})

describe('answers of a QuestionnaireResponse', () => {
  it('reads codings, integers, decimals and weights, through groups', () => {
    const coded = (linkId: string, code: string) => ({ linkId, answer: [{ valueCoding: { code } }] })
    const { answers, faults } = readQuestionnaireAnswers(
      response([
        {
          linkId: '/44249-1',
          item: [
            coded('/44250-9', 'LA6571-9'),
            coded('/44255-8', '2'),
            { linkId: 'sleep', answer: [{ valueInteger: 1 }] },
            { linkId: 'energy', answer: [{ valueDecimal: 0 }] },
            {
              linkId: 'appetite',
              answer: [
                {
                  valueCoding: {
                    code: 'x',
                    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 3 }],
                  },
                },
              ],
            },
            coded('/44258-2', 'LA6568-5'),
            coded('/44252-5', 'LA6569-3'),
            coded('/44253-3', 'LA6570-1'),
            coded('/44260-8', 'LA6568-5'),
            { linkId: '/44261-6', answer: [{ valueDecimal: 99 }] },
            coded('/69722-7', 'LA6575-0'),
          ],
        },
      ]),
      phq9,
    )
    expect(faults).toEqual([])
    expect(scoreInstrument(phq9, answers)).toMatchObject({ total: 12, band: 'moderate', complete: true, flags: [] })
  })

  it('reads yes and no, and answers within answers', () => {
    const { answers } = readQuestionnaireAnswers(
      response([
        { linkId: 'wish-to-be-dead', answer: [{ valueBoolean: false }] },
        { linkId: 'thoughts', answer: [{ valueCoding: { system: 'http://loinc.org', code: 'LA32-8' } }] },
        {
          linkId: 'behaviour-ever',
          answer: [{ valueBoolean: true, item: [{ linkId: 'behaviour-recent', answer: [{ valueBoolean: true }] }] }],
        },
      ]),
      screener,
    )
    expect(scoreInstrument(screener, answers)).toMatchObject({ band: 'high', complete: true })
  })

  it('reads an answer by its words, and AUDIT-C by the answer codes of LOINC', () => {
    const said = (linkId: string, answer: object) => ({ linkId, answer: [answer] })
    const { answers } = readQuestionnaireAnswers(
      response([
        said('/68518-0', { valueCoding: { system: 'http://loinc.org', code: 'LA18927-6' } }),
        said('/68519-8', { valueCoding: { system: 'http://loinc.org', code: 'LA15695-2', display: '3 or 4' } }),
        said('/68520-6', { valueString: 'Less than monthly' }),
        said('/75626-2', { valueDecimal: 12 }),
      ]),
      findInstrument('audit-c') as Instrument,
    )
    expect(scoreInstrument(findInstrument('audit-c') as Instrument, answers)).toMatchObject({
      total: 4,
      complete: true,
    })
  })

  const ordinalValue = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
  const weighed = (valueDecimal: number) => ({ extension: [{ url: ordinalValue, valueDecimal }] })

  it.each([
    ['a code that counts otherwise on that form', { code: '1', ...weighed(0) }, 0],
    ['an answer code with the weight of another scale', { code: 'LA6569-3', ...weighed(2) }, undefined],
    ['words with the weight of another scale', { display: 'Several days', ...weighed(2) }, undefined],
    ['a number beside the words of another answer', { code: '1', display: 'Not at all' }, undefined],
    ['a weight that is no number', { code: 'LA6569-3', extension: [{ url: ordinalValue, valueString: '1' }] }, 1],
  ])('%s: %j', (_, valueCoding, value) => {
    const { answers } = readQuestionnaireAnswers(response([{ linkId: 'mood', answer: [{ valueCoding }] }]), phq9)
    const faults = scoreInstrument(phq9, answers).faults.map(({ linkId, problem }) => [linkId, problem])
    if (value === undefined) expect(faults).toEqual([['mood', 'not-a-number']])
    else expect(answers).toEqual({ mood: value })
  })

  it('never takes words for a number that they are not', () => {
    const sds = findInstrument('sds') as Instrument
    const read = (valueString: string) =>
      readQuestionnaireAnswers(response([{ linkId: 'work', answer: [{ valueString }] }]), sds).answers.work
    expect(['1.0', '-2', '1-0', '2'].map(read)).toEqual(['1.0', '-2', '1-0', 2])
  })

  it('takes an answer that says only why there is none as not given, and leaves a risk level aside', () => {
    const absent = { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'asked-declined' }
    const { answers, faults } = readQuestionnaireAnswers(
      response([
        { linkId: 'thoughts', answer: [{ extension: [absent] }] },
        { linkId: '/93374-7', answer: [{ valueCoding: { display: 'Low risk' } }] },
      ]),
      screener,
    )
    expect(faults).toEqual([])
    expect(scoreInstrument(screener, answers)).toMatchObject({
      faults: [],
      missing: expect.arrayContaining(['thoughts']),
    })
  })

  it('leaves what it cannot read to be named by the score', () => {
    const { answers } = readQuestionnaireAnswers(
      response([
        { linkId: 'mood', answer: [{ valueString: 'a lot' }] },
        { linkId: 'sleep', answer: [{ valueCoding: { code: 'LA6-8' } }] },
        { linkId: '__proto__', answer: [{ valueInteger: 1 }] },
        { linkId: 'energy', answer: [] },
      ]),
      phq9,
    )
    expect(scoreInstrument(phq9, answers).faults.map((fault) => [fault.linkId, fault.problem])).toEqual([
      ['__proto__', 'unknown-item'],
      ['mood', 'not-a-number'],
      ['sleep', 'not-a-number'],
    ])
  })

  it.each([
    [{ resourceType: 'Observation' }, 'resourceType is not "QuestionnaireResponse".'],
    [null, 'resourceType is not "QuestionnaireResponse".'],
    [response([], { status: 'entered-in-error' }), 'status is "entered-in-error".'],
    [response([]), 'item is empty.'],
    [
      response([{ linkId: 'mood', answer: [{ valueInteger: 1 }] }], {
        questionnaire: 'urn:evenkeel:questionnaire:gad-7|1',
      }),
      'questionnaire is "urn:evenkeel:questionnaire:gad-7|1": GAD-7.',
    ],
    [
      response([{ linkId: 'mood', answer: [{ valueInteger: 0, valueString: '3' }] }]),
      'item[0].answer[0] holds valueInteger and valueString; one is expected.',
    ],
    [response([{ answer: [] }]), 'item[0].linkId is missing.'],
    [response([{ linkId: 'mood', answer: 2 }]), 'item[0].answer is not a list.'],
    [
      response([{ linkId: 'g', item: [{ linkId: 'mood', answer: [{ valueInteger: 1 }, { valueInteger: 2 }] }] }]),
      'item[0].item[0].answer holds 2 answers; one is expected.',
    ],
    [
      response([
        { linkId: 'mood', answer: [{ valueInteger: 1 }] },
        { linkId: 'mood', answer: [{ valueInteger: 1 }] },
      ]),
      'item[1].linkId "mood" is there twice.',
    ],
  ])('names the fault of %j', (resource, fault) => {
    expect(readQuestionnaireAnswers(resource, phq9).faults).toEqual([fault])
  })
})
