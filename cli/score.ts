import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Answers, Instrument, InstrumentScore } from '../clinical/instruments/index.ts'
import { BadInput } from './bad-input.ts'

/** Scores one answered instrument from a file, without server or database. */
export function register(program: Command): void {
  program
    .command('score')
    .description('Score one answered instrument.')
    .argument('[name]', 'instrument, such as phq-9')
    .argument('[file]', 'a FHIR QuestionnaireResponse, or {"items": {"<link id>": <answer>, …}}')
    .option('--items', 'list the items of the instrument, in order')
    .option('--list', 'list the instruments')
    .option('--json', 'print JSON')
    .action(run)
}

interface Options {
  items?: boolean
  list?: boolean
  json?: boolean
}

async function run(name: string | undefined, file: string | undefined, { items, list, json }: Options): Promise<void> {
  const { findInstrument, instruments, scoreInstrument } = await import('../clinical/instruments/index.ts')
  const names = instruments.map((instrument) => instrument.id).join(', ')
  if (list) {
    const listed = instruments.map(({ id, version, title }) => ({ id, version, title }))
    print(
      json,
      listed,
      listed.map(({ id, title }) => `${id.padEnd(36)}${title}`),
    )
    return
  }
  if (name === undefined) throw new BadInput(`Name an instrument: ${names}.`)
  const instrument = findInstrument(name)
  if (instrument === undefined) throw new BadInput(`There is no instrument "${name}". Known: ${names}.`)
  if (items) {
    const listed = instrument.items.map(({ linkId, label, min, max }) => ({ linkId, label, min, max }))
    print(
      json,
      listed,
      listed.map(({ linkId, label, min, max }) => `${linkId.padEnd(24)}${min}-${max}  ${label}`),
    )
    return
  }
  if (file === undefined) throw new BadInput(`Name a file with the answers to ${instrument.shortTitle}.`)
  const score = scoreInstrument(instrument, await readAnswers(file, instrument))
  const { instrument: id, version, total, band, complete, flags, subscales, faults } = score
  const missing = openItems(score)
  const result = {
    ...{ instrument: id, version, total, band, complete, flags, subscales },
    ...(complete ? {} : { missing, faults }),
  }
  // The highest tier of a triage stands with questions still open; anything else unfinished has no result.
  const scored = complete || (score.status === 'incomplete' && band !== null && band !== 'unfinished')
  if (!scored) {
    // What is flagged must be seen by a program, too, although there is no score.
    if (json) print(json, result, [])
    throw new BadInput(whyNotScored(instrument, score))
  }
  print(json, result, [
    `${instrument.shortTitle}: ${[total, band].filter((part) => part !== null).join(', ') || 'answered'}`,
    ...(missing.length > 0 ? [`not answered: ${missing.join(', ')}`] : []),
    ...flags.map((flag) => `flag: ${flag}`),
    ...Object.entries(subscales).map(([subscale, value]) => `${subscale}: ${value ?? 'not known'}`),
  ])
}

/** Asked for and not answered; what was answered in a way that cannot be read is named as that. */
const openItems = ({ missing, faults }: InstrumentScore): string[] =>
  missing.filter((linkId) => !faults.some((fault) => fault.linkId === linkId))

async function readAnswers(file: string, instrument: Instrument): Promise<Answers> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BadInput(`${file} cannot be read: ${error.code === 'ENOENT' ? 'no such file' : error.message}.`)
  })
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new BadInput(`${file} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
  const given = content as { resourceType?: unknown; items?: unknown } | null
  if (given?.resourceType !== undefined) {
    const { readQuestionnaireAnswers } = await import('../server/fhir/questionnaire-answers.ts')
    const { answers, faults } = readQuestionnaireAnswers(content, instrument)
    if (faults.length > 0) throw new BadInput(`${file}: ${faults.join(' ')}`)
    return answers
  }
  const items = given?.items
  if (typeof items !== 'object' || items === null || Array.isArray(items)) {
    throw new BadInput(`${file} is neither a QuestionnaireResponse nor {"items": {"<link id>": <answer>, …}}.`)
  }
  return items as Answers
}

function whyNotScored({ shortTitle }: Instrument, score: InstrumentScore): string {
  const { faults, band, flags } = score
  const parts = [`${shortTitle} cannot be scored.`, ...faults.map((fault) => fault.message)]
  const missing = openItems(score)
  if (missing.length > 0) parts.push(`Not answered: ${missing.join(', ')}.`)
  if (band === 'unfinished') parts.push('An unfinished screen is to be reviewed now.')
  else if (band !== null) parts.push(`The answers that can be read reach the tier ${band}.`)
  if (flags.length > 0) parts.push(`Flagged all the same: ${flags.join(', ')}.`)
  return parts.join(' ')
}

function print(json: boolean | undefined, value: unknown, lines: string[]): void {
  console.log(json ? JSON.stringify(value) : lines.join('\n'))
}
