import type { Evidence, MedicationRole } from './medication.ts'

/** What a rule asks for: `hold` keeps a dose back until a person has decided; `info` changes nothing. */
export type InteractionOutput = 'info' | 'caution' | 'hold'

export type KetamineDrug = 'racemic-ketamine' | 'esketamine'
export type KetamineRoute = 'intravenous' | 'intranasal' | 'intramuscular' | 'subcutaneous' | 'oral' | 'sublingual'

export interface InteractionRule {
  id: string
  title: string
  /** Any of these roles or medicines sets the rule off. */
  roles?: MedicationRole[]
  medications?: string[]
  /** Where the rule depends on the drug or its route; absent: always. */
  drugs?: KetamineDrug[]
  routes?: KetamineRoute[]
  effect: string
  consider: string
  /** When it is to be done: `before the first session`, `session day`. */
  when: 'before the course' | 'each session day' | 'no action'
  output: InteractionOutput
  source: string
  evidence: Evidence
}

const swallowed: KetamineRoute[] = ['oral', 'sublingual']
const notSwallowed: KetamineRoute[] = ['intravenous', 'intranasal', 'intramuscular', 'subcutaneous']
const veraart =
  'Veraart et al. 2021, Int J Neuropsychopharmacology, systematic review of interactions with psychiatric medicines'
const andrade = 'Andrade 2017, J Clin Psychiatry, clinical drug interactions with ketamine'
const sedationLabel = 'Spravato US prescribing information, section 7.1 (CNS depressants)'
const ketamineLabel = 'Ketamine injection US label (Ketalar, revised 10/2024), drug interactions'

/** Drug interactions of ketamine and esketamine: each by class or ingredient, what happens and what to consider. */
export const interactionRules: readonly InteractionRule[] = [
  {
    id: 'benzodiazepines',
    title: 'Benzodiazepine',
    roles: ['benzodiazepine'],
    effect: 'May shorten or blunt the antidepressant effect at higher doses; adds to sedation.',
    consider:
      'Aim for the lowest dose, above 8 mg diazepam equivalent a day with particular care. Hold the dose before a session only if that is safe; never stop long-term use abruptly.',
    when: 'each session day',
    output: 'caution',
    source: `${veraart}; Andrashko 2020, 10.3389/fpsyt.2020.00844; RAPID trial, Feeney 2022`,
    evidence: 'verified',
  },
  {
    id: 'sedatives',
    title: 'Sedating medicine',
    roles: ['z-drug', 'gabapentinoid', 'sedating-antihistamine', 'barbiturate', 'sedating'],
    effect: 'Adds to sedation and respiratory depression.',
    consider: 'Avoid on the session day where possible; extend the observation.',
    when: 'each session day',
    output: 'caution',
    source: sedationLabel,
    evidence: 'verified',
  },
  {
    id: 'opioids',
    title: 'Opioid',
    roles: ['opioid'],
    effect: 'Profound sedation and respiratory depression; may prolong recovery.',
    consider: 'Avoid on the session day where possible; have naloxone at hand; extend the observation.',
    when: 'each session day',
    output: 'caution',
    source: `${sedationLabel}; ${ketamineLabel}`,
    evidence: 'verified',
  },
  {
    id: 'lamotrigine',
    title: 'Lamotrigine',
    medications: ['lamotrigine'],
    effect: 'Attenuated effects of ketamine in two of five studies; effect on the antidepressant action unknown.',
    consider: 'Do not stop it for ketamine; note it; consider giving the dose after the session.',
    when: 'no action',
    output: 'info',
    source: `${veraart}; ${andrade}`,
    evidence: 'verified',
  },
  {
    id: 'lithium',
    title: 'Lithium',
    roles: ['lithium'],
    effect: 'No significant interaction found.',
    consider: 'Continue.',
    when: 'no action',
    output: 'info',
    source: veraart,
    evidence: 'verified',
  },
  {
    id: 'monoamine-oxidase-inhibitors',
    title: 'Monoamine oxidase inhibitor',
    roles: ['maoi'],
    effect: 'Blood pressure may rise; case reports with tranylcypromine showed no relevant change.',
    consider: 'Possible with close blood pressure monitoring, confirmed by the prescriber.',
    when: 'each session day',
    output: 'caution',
    source: `Spravato US prescribing information, section 7.3; ${veraart}`,
    evidence: 'verified',
  },
  {
    id: 'stimulants',
    title: 'Psychostimulant',
    roles: ['stimulant'],
    effect: 'Blood pressure may rise.',
    consider: 'Hold the dose on the morning of the session if clinically safe; check blood pressure more often.',
    when: 'each session day',
    output: 'caution',
    source: 'Spravato US prescribing information, section 7.2; holding the dose: general clinical knowledge',
    evidence: 'verified',
  },
  {
    id: 'antipsychotics-that-may-blunt',
    title: 'Antipsychotic that may blunt the effect',
    medications: ['risperidone', 'haloperidol', 'clozapine'],
    effect: 'May blunt some effects of ketamine.',
    consider: 'Continue if needed; note it.',
    when: 'no action',
    output: 'info',
    source: veraart,
    evidence: 'verified',
  },
  {
    id: 'exposure-raising-oral',
    title: 'Raises the exposure to swallowed ketamine',
    roles: ['exposure-raising'],
    routes: swallowed,
    effect:
      'Exposure to oral S-ketamine rose 2.4 times with ticlopidine, 2.6 times with clarithromycin and 3.0 times with grapefruit juice.',
    consider: 'Avoid together, or start low.',
    when: 'before the course',
    output: 'hold',
    source: '10.1038/clpt.2011.140; PubMed 19897389; 10.1007/s00228-012-1214-9',
    evidence: 'verified',
  },
  {
    id: 'exposure-raising',
    title: 'May raise the exposure to ketamine a little',
    roles: ['exposure-raising'],
    routes: notSwallowed,
    effect: 'Inhibits CYP3A4 or CYP2B6; the effect is small when ketamine is not swallowed.',
    consider: 'Watch sedation and blood pressure.',
    when: 'each session day',
    output: 'info',
    source: andrade,
    evidence: 'verified',
  },
  {
    id: 'exposure-lowering-oral',
    title: 'Lowers the exposure to swallowed ketamine',
    roles: ['exposure-lowering'],
    routes: swallowed,
    effect: 'Less effect to be expected; rifampicin lowered the exposure to oral S-ketamine by 86 %.',
    consider: 'Expect less effect; do not raise the dose by rule.',
    when: 'before the course',
    output: 'caution',
    source: '10.1111/j.1742-7843.2012.00908.x',
    evidence: 'verified',
  },
  {
    id: 'exposure-lowering',
    title: 'May lower the exposure to ketamine a little',
    roles: ['exposure-lowering'],
    routes: notSwallowed,
    effect: 'Induces metabolism; rifampicin lowered the exposure to intravenous S-ketamine by 14 %.',
    consider: 'Expect somewhat less effect; do not raise the dose by rule.',
    when: 'no action',
    output: 'info',
    source: '10.1111/j.1742-7843.2012.00908.x',
    evidence: 'verified',
  },
  {
    id: 'naltrexone',
    title: 'Opioid antagonist',
    roles: ['opioid-antagonist'],
    effect:
      'In one small crossover study (12 completed) naltrexone attenuated the antidepressant effect; other small data disagree.',
    consider: 'Do not stop it automatically in alcohol or opioid use disorder; a specialist decides.',
    when: 'before the course',
    output: 'caution',
    source: 'Williams 2018, Am J Psychiatry, 10.1176/appi.ajp.2018.18020138',
    evidence: 'verified',
  },
  {
    id: 'theophylline',
    title: 'Theophylline or aminophylline',
    roles: ['xanthine'],
    drugs: ['racemic-ketamine'],
    effect: 'Lowers the seizure threshold together with ketamine.',
    consider: 'The ketamine label says not to give them together: consider an alternative first.',
    when: 'before the course',
    output: 'hold',
    source: ketamineLabel,
    evidence: 'verified',
  },
  {
    id: 'theophylline-esketamine',
    title: 'Theophylline or aminophylline',
    roles: ['xanthine'],
    drugs: ['esketamine'],
    effect: 'Blood pressure may rise; the ketamine label also warns of a lowered seizure threshold.',
    consider: 'Check blood pressure more often; discuss an alternative.',
    when: 'before the course',
    output: 'caution',
    source: `Spravato EU product information, interactions (xanthines); ${ketamineLabel}`,
    evidence: 'verified',
  },
  {
    id: 'pressure-raising',
    title: 'Raises blood pressure',
    roles: ['pressure-raising'],
    effect: 'Blood pressure and heart rate may rise.',
    consider: 'Check blood pressure more often; a nasal decongestant at least one hour before intranasal esketamine.',
    when: 'each session day',
    output: 'caution',
    source: `${ketamineLabel}; Spravato EU product information; patient instructions (one hour)`,
    evidence: 'verified',
  },
  {
    id: 'thyroid-hormones',
    title: 'Thyroid hormone',
    roles: ['thyroid-hormone'],
    effect: 'An excess raises blood pressure and heart rate.',
    consider: 'See that the thyroid function is in range.',
    when: 'before the course',
    output: 'info',
    source: 'Spravato EU product information, interactions (thyroid hormones)',
    evidence: 'verified',
  },
  {
    id: 'nmda-antagonists',
    title: 'Another NMDA receptor antagonist',
    roles: ['nmda-antagonist'],
    effect: 'Blocks the same receptor; effects may add.',
    consider: 'Avoid on the session day; otherwise with caution.',
    when: 'each session day',
    output: 'caution',
    source: 'General clinical knowledge',
    evidence: 'from-knowledge',
  },
  {
    id: 'ketamine-elsewhere',
    title: 'Ketamine or esketamine from elsewhere',
    roles: ['ketamine'],
    effect: 'A second source of the same drug: doses add and spacing is not kept.',
    consider: 'Find out who prescribes it and when it was last taken before any dose.',
    when: 'before the course',
    output: 'hold',
    source: 'General clinical knowledge',
    evidence: 'from-knowledge',
  },
  {
    id: 'antihypertensives',
    title: 'Blood pressure medicine',
    roles: ['antihypertensive'],
    effect: 'Keeps blood pressure down on the day; stopping clonidine abruptly lets it rebound.',
    consider: 'Take as usual on the session day.',
    when: 'each session day',
    output: 'info',
    source: 'General clinical knowledge',
    evidence: 'from-knowledge',
  },
]
