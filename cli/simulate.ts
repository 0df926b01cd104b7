import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Curve, Derived } from '../clinical/pharmacokinetics/index.ts'
import { BadInput } from './bad-input.ts'
import type { SimulateOptions } from './simulate-options.ts'

/** Predicts concentrations of a dose, without server or database. */
export function register(program: Command): void {
  program
    .command('simulate')
    .description('Predict plasma concentrations of ketamine or esketamine: typical patient and a population.')
    .requiredOption('--route <route>', 'iv, nasal, im, sc or oral')
    .requiredOption('--drug <drug>', 'ketamine (the racemate) or esketamine')
    .option('--dose <dose>', 'such as 0.5mg/kg or 35mg')
    .option('--duration <time>', 'of an infusion, such as 40min; without it an intravenous dose is a bolus')
    .option('--pause <from-to>', 'the pump rests, minutes since the start: 15-20; may be repeated', collect, [])
    .option('--stop-at <time>', 'the infusion is stopped early, such as 25min')
    .option('--devices <minutes>', 'nasal devices of 28 mg at these minutes: 0,5,10')
    .option('--programme <file>', 'JSON list of what is given, instead of a dose')
    .option('--weight <weight>', 'such as 70kg')
    .option('--age <years>', 'the nasal and oral model counts it from 60 on')
    .option('--child-pugh <class>', 'A, B or C')
    .option('--ancestry <ancestry>', 'asian or japanese, for the nasal and oral model')
    .option('--n <number>', 'virtual patients', '1000')
    .option('--seed <number>', 'the same seed draws the same patients', '1')
    .option('--at <minutes>', 'minutes to tell: 10,20,40; unless said every 10 minutes for 8 h')
    .option('--threshold <concentration>', 'such as 50ng/mL: when is it below for good')
    .option('--json', 'print JSON instead of CSV')
    .option('--plot <file>', 'draw it into an SVG file')
    .addHelpText(
      'after',
      '\nA programme: [{"kind":"infusion","from":"0min","to":"20min","rate":"52.5mg/h"}, {"kind":"bolus","at":"60min","dose":"5mg"},' +
        '\n{"kind":"device","at":"0min","dose":"28mg"}]. Venous plasma, population prediction, not for titration.' +
        '\nExit code 0: predicted; 2: an option or a file cannot be used.',
    )
    .action(simulate)
}

const collect = (value: string, before: string[]) => [...before, value]

async function simulate(options: SimulateOptions): Promise<void> {
  const { readSimulation } = await import('./simulate-options.ts')
  const { curves, derive, modelName, modelOf, populationOf, predictionLimits } = await import(
    '../clinical/pharmacokinetics/index.ts'
  )
  const { seededRandom } = await import('./seeded-random.ts')
  const { treatment, programme, confidence, warnings, patients, seed, times, thresholdNgPerMl } =
    await readSimulation(options)
  const population = populationOf(treatment, patients, seededRandom(seed))
  const { parent, metabolite } = curves(treatment, population, programme, times)
  const derived = derive(treatment, programme, thresholdNgPerMl)
  const substance = modelOf(treatment).metabolite
  if (options.plot !== undefined) {
    const { plotOf, plotTimes } = await import('./simulate-plot.ts')
    const timesMin = plotTimes(times)
    const drawn = curves(treatment, population, programme, timesMin)
    await write(options.plot, plotOf({ ...drawn, timesMin, drug: treatment.drug, substance, route: treatment.way }))
  }
  if (!options.json) {
    for (const warning of warnings) console.error(warning)
    console.log(csvOf(times, parent, metabolite, derived))
    return
  }
  const uncertain =
    substance === 'noresketamine' ? { uncertainFromMin: predictionLimits.metaboliteUncertain.fromMin } : {}
  console.log(
    JSON.stringify({
      model: modelName(treatment),
      confidence,
      unit: 'ng/mL',
      times,
      parent: { name: treatment.drug === 'esketamine' ? 'esketamine' : 'ketamine', ...parent },
      metabolite: { name: substance, ...uncertain, ...metabolite },
      derived,
      warnings,
    }),
  )
}

const columns = ['median', 'p5', 'p25', 'p75', 'p95', 'typical'] as const

function csvOf(times: readonly number[], parent: Curve, metabolite: Curve, derived: Derived): string {
  const heads = ['parent', 'metabolite'].flatMap((name) => columns.map((column) => `${name}_${column}`))
  const rows = times.map((minute, index) =>
    [
      minute,
      ...[parent, metabolite].flatMap((curve) => columns.map((column) => (curve[column][index] ?? 0).toPrecision(10))),
    ].join(','),
  )
  console.error(
    `Typical patient: Cmax ${derived.cmax.toPrecision(4)} ng/mL at ${derived.tmaxMin.toFixed(1)} min, AUC 0-24 h ${derived.aucNgHPerMl.toPrecision(4)} ng·h/mL, half-life ${derived.halfLifeH.toFixed(2)} h${below(derived)}`,
  )
  return [['time_min', ...heads].join(','), ...rows].join('\n')
}

function below({ belowFromMin }: Derived): string {
  if (belowFromMin === undefined) return ''
  return belowFromMin === 'beyond-horizon'
    ? ', above the threshold for more than a day'
    : `, below the threshold for good from ${belowFromMin.toFixed(1)} min`
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: Error) => {
    throw new BadInput(`--plot ${file} cannot be written: ${error.message}.`)
  })
}
