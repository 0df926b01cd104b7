import type { Command } from 'commander'
import type { Change, CriterionOutcome, Evaluation, Explanation, ReScreen } from '../clinical/eligibility/index.ts'
import { romanStage } from '../clinical/resistance/index.ts'
import type { ReadBundleResult } from '../server/fhir/index.ts'
import { BadInput } from './bad-input.ts'
import type { EvaluationChoice } from './evaluation-options.ts'
import { readText } from './read-file.ts'
import { whatWasLeft } from './what-was-left.ts'

/** Evaluates one patient from a file, without server or database. */
export function register(program: Command): void {
  program
    .command('evaluate')
    .description('Evaluate the patient of a FHIR R4 bundle for one treatment: determination, criteria, open questions.')
    .argument('<bundle>', 'a FHIR R4 Bundle (transaction, collection or searchset) of one patient')
    .requiredOption('--as-of <date>', 'the day of the evaluation, YYYY-MM-DD; nothing dated later is used')
    .option(
      '--treatment <id>',
      'esketamine-us, esketamine-us-acute-suicidality, esketamine-eu, ketamine-iv or ketamine-injection',
      'esketamine-us',
    )
    .option(
      '--standard <id>',
      'by which a trial is adequate and failed: athf-sf, mgh-atrq, delphi-2022, or a .json file with the clinic’s own',
      'athf-sf',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code 0: evaluated, whatever the determination; 2: the file or an option cannot be used.',
    )
    .action(run)
}

interface Options {
  asOf: string
  treatment: string
  standard: string
  json?: boolean
}

async function run(file: string, options: Options): Promise<void> {
  const [{ evaluate, explain }, { readEvaluationChoice }, { BundleFault, readBundleText }] = await Promise.all([
    import('../clinical/eligibility/index.ts'),
    import('./evaluation-options.ts'),
    import('../server/fhir/index.ts'),
  ])
  const { json } = options
  const choice = await readEvaluationChoice(options)

  const text = await readText(file)
  try {
    const read = readBundleText(text)
    const { record } = read
    const evaluation = evaluate(record, choice)
    if (!json) tellWhatWasLeft(read)
    const explanation = explain(record, choice)
    console.log(
      json ? JSON.stringify(asJson(evaluation, explanation, choice)) : asText(evaluation, explanation, choice),
    )
  } catch (error) {
    throw error instanceof BundleFault ? new BadInput(`${file}: ${error.message}.`) : error
  }
}

function tellWhatWasLeft(read: ReadBundleResult): void {
  const { lines, ofNoUse } = whatWasLeft(read)
  for (const line of lines) console.error(line)
  if (ofNoUse > 0) console.error(`Left: ${ofNoUse} that no evaluation reads.`)
}

/** The shape that other programs read; nothing in it changes its name or meaning. */
function asJson(evaluation: Evaluation, explanation: Explanation, { jurisdiction }: EvaluationChoice) {
  const { asOf, treatment, ruleset, determination, criteria, questions, resistance } = evaluation
  const { standard, episode, trials, adequateFailedTrials, maudsley, thaseRush, mgh } = resistance
  return {
    asOf,
    treatment,
    jurisdiction: jurisdiction ?? null,
    ruleset,
    determination,
    criteria: criteria.map(({ id, kind, status, output, finding, evidence, source, action }) => ({
      id,
      kind,
      status,
      output,
      finding,
      evidence,
      source,
      action,
    })),
    questions: questions.map(({ linkId, criterionId, text, help, answerType, choices, holds }) => ({
      linkId,
      criterionId,
      text,
      help,
      answerType,
      choices,
      holds,
    })),
    resistance: {
      standard: standard.id,
      episodeStart: episode?.start ?? null,
      trials: trials.map(({ medication, adequate, failed, reasons }) => ({ medication, adequate, failed, reasons })),
      adequateFailedTrials,
      maudsley: {
        score: maudsley.score,
        severity: maudsley.severity,
        missing: maudsley.missing,
        range: maudsley.range,
        facts: maudsley.facts,
      },
      thaseRush,
      mghS: mgh,
    },
    explanation,
    alternatives: evaluation.alternatives,
    reScreen: evaluation.reScreen ?? null,
  }
}

const headings: [CriterionOutcome['standing'], string][] = [
  ['blocks', 'Against it'],
  ['missing', 'Not known, needed'],
  ['caution', 'Cautions'],
  ['open', 'Not known, holds nothing up'],
]

function asText(evaluation: Evaluation, explanation: Explanation, { inWords }: EvaluationChoice): string {
  const { ruleset, determination, sentence, criteria, questions, resistance, alternatives } = evaluation
  const { definite, possible } = resistance.adequateFailedTrials
  const lines = [`${determination}: ${sentence}`, `${inWords}, rules ${ruleset.id} ${ruleset.version}`]
  for (const [standing, heading] of headings) {
    const found = criteria.filter((outcome) => outcome.standing === standing)
    if (found.length === 0) continue
    lines.push('', heading)
    for (const { id, title, finding, action } of found) {
      lines.push(`  ${title} (${id}): ${finding}`)
      if (action) lines.push(`    ${action}`)
    }
  }
  lines.push(
    '',
    `Trials (${resistance.standard.name}): ${definite} adequate and failed for certain, ${possible} possible`,
  )
  for (const { medication, adequate, failed, reasons } of resistance.trials)
    lines.push(`  ${medication}: adequate ${adequate}, failed ${failed}. ${reasons.join(' ')}`)
  lines.push(...stagingLines(resistance))
  if (questions.length > 0) lines.push('', 'Questions')
  for (const { linkId, text, holds } of questions) lines.push(`  ${holds ? '*' : ' '} ${text} [${linkId}]`)
  lines.push('', ...explanationLines(explanation))
  if (alternatives.length > 0) lines.push('', 'To consider instead')
  for (const { reason, options } of alternatives) lines.push(`  ${reason}: ${options.join('; ')}`)
  if (evaluation.reScreen) lines.push('', ...reScreenLines(evaluation.reScreen))
  return lines.join('\n')
}

/** The three stagings, each with what would make it exact. */
function stagingLines({ maudsley, thaseRush, mgh }: Evaluation['resistance']): string[] {
  const between = (min: number | string, max: number | string) => (min === max ? String(min) : `${min} to ${max}`)
  const open = (missing: readonly string[]) => (missing.length > 0 ? `; not known: ${missing.join(', ')}` : '')
  const { stage } = thaseRush
  const { min, max } = mgh.score
  return [
    '',
    'Staging (informs, decides nothing)',
    `  Maudsley: ${maudsley.range ? between(maudsley.range.min, maudsley.range.max) : 'none, no antidepressant failed'}${open(maudsley.missing.map((each) => each.replaceAll('-', ' ')))}`,
    `  Thase–Rush: ${between(romanStage(stage.min), romanStage(stage.max))}${open(thaseRush.missing)}`,
    `  MGH-S: ${max === null ? `at least ${min}` : between(min, max)}${open(mgh.missing)}`,
  ]
}

const changeInWords = (change: Change): string =>
  change.kind === 'without-fact'
    ? `without ${change.reference} (${change.text})`
    : `${change.title} answered ${change.answer} [${change.linkId}]`

const explanationLines = ({ sentence, sets }: Explanation): string[] => [
  `What would change it: ${sentence}`,
  ...sets.map(({ changes, becomes }) => `  ${changes.map(changeInWords).join('; and ')}: ${becomes}`),
]

const reScreenLines = ({ on, reasons }: ReScreen): string[] => [
  on ? `Evaluate again on ${on}` : 'No day to evaluate again: something in the way does not pass',
  ...reasons.map(
    ({ title, on: day, why, signOff }) =>
      `  ${title}${day ? `, ${day}` : ''}: ${why}${signOff ? ' (not approved by a medical lead)' : ''}`,
  ),
]
