import type { Command } from 'commander'
import { BadInput } from './bad-input.ts'

/** Prints one instrument as a FHIR R4 Questionnaire, without server or database. */
export function register(program: Command): void {
  program
    .command('questionnaire')
    .description('Print an instrument as a FHIR R4 Questionnaire; `score` takes the responses to it.')
    .argument('<name>', 'instrument, such as phq-9')
    .action(printQuestionnaire)
}

async function printQuestionnaire(name: string): Promise<void> {
  const [{ findInstrument, instruments }, { questionnaireOf }] = await Promise.all([
    import('../clinical/instruments/index.ts'),
    import('../server/fhir/index.ts'),
  ])
  const instrument = findInstrument(name)
  if (instrument === undefined) {
    const names = instruments.map((each) => each.id).join(', ')
    throw new BadInput(`There is no instrument "${name}". Known: ${names}.`)
  }
  console.log(JSON.stringify(questionnaireOf(instrument), null, 2))
}
