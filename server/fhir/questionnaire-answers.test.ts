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
            { linkId: '/69722-7', answer: [{ valueInteger: 2 }] },
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
