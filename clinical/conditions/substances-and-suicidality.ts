import type { ConditionGroupDefinition } from './condition-group.ts'

const substance = (prefix: string, suffixes: string[]): string[] => suffixes.map((suffix) => `${prefix}.${suffix}`)
/**
 * Abuse (in ICD-10 harmful use) and dependence; in ICD-10-CM `.11` and `.21` are remission, `.9-` is use without a
 * disorder.
 */
const activeUse = (...prefixes: string[]) => ({
  icd10: prefixes.flatMap((prefix) => substance(prefix, ['1', '2'])),
  notIcd10: prefixes.flatMap((prefix) => substance(prefix, ['11', '21'])),
})
const everySubstance = ['F10', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16', 'F18', 'F19']

/** Poisoning by a drug, toxic effect and asphyxiation tell intentional self-harm by their sixth character. */
const intendedPoisoning = [...Array.from({ length: 30 }, (_, at) => `T${36 + at}.??2`), 'T58.02', 'T58.12', 'T71.1?2']

/** Use disorders, and suicidal thoughts and acts. */
export const substancesAndSuicidality = {
  // Substances
  'substance-use-disorder': {
    name: 'Substance use disorder',
    icd10: [],
    words: ['substance use disorder', 'substance abuse', 'drug dependence'],
    notWords: ['remission'],
    includes: [
      'alcohol-use-disorder',
      'opioid-use-disorder',
      'stimulant-use-disorder',
      'cannabis-use-disorder',
      'sedative-use-disorder',
      'hallucinogen-or-ketamine-use-disorder',
      'other-drug-use-disorder',
    ],
  },
  /** A mild use disorder by DSM-5, where the coder went by it; how severe it is has to be asked. */
  'substance-abuse': {
    name: 'Abuse or harmful use of a substance',
    icd10: everySubstance.flatMap((each) => substance(each, ['1'])),
    notIcd10: everySubstance.flatMap((each) => substance(each, ['11'])),
    words: ['abuse', 'misuse', 'harmful use', 'use disorder mild', 'mild use disorder'],
    besideWords: [
      'substance',
      'polysubstance',
      'drug',
      'inhalant',
      'alcohol',
      'opioid',
      'heroin',
      'cocaine',
      'methamphetamine',
      'amphetamine',
      'stimulant',
      'cannabis',
      'sedative',
      'benzodiazepine',
      'ketamine',
      'hallucinogen',
      'phencyclidine',
    ],
    notWords: ['remission', 'dependence', 'moderate', 'severe'],
  },
  'substance-use-disorder-in-remission': {
    name: 'Substance use disorder in remission',
    icd10: everySubstance.flatMap((each) => substance(each, ['11', '21'])),
    words: [
      'use disorder in remission',
      'dependence in remission',
      'abuse in remission',
      'alcoholism in remission',
      'early remission',
      'sustained remission',
    ],
  },
  'alcohol-use-disorder': {
    name: 'Alcohol use disorder',
    ...activeUse('F10'),
    words: ['alcohol use disorder', 'alcohol abuse', 'alcohol dependence', 'alcoholism'],
    notWords: ['remission'],
  },
  'alcohol-withdrawal': {
    name: 'Alcohol withdrawal',
    icd10: ['F10.13', 'F10.23', 'F10.93', 'F10.3', 'F10.4'],
    words: ['alcohol withdrawal', 'delirium tremens'],
  },
  'opioid-use-disorder': {
    name: 'Opioid use disorder',
    ...activeUse('F11'),
    words: ['opioid use disorder', 'opioid abuse', 'opioid dependence', 'heroin dependence'],
    notWords: ['remission'],
  },
  'stimulant-use-disorder': {
    name: 'Stimulant use disorder',
    ...activeUse('F14', 'F15'),
    words: [
      'stimulant use disorder',
      'cocaine abuse',
      'cocaine dependence',
      'cocaine use disorder',
      'methamphetamine abuse',
      'methamphetamine dependence',
      'amphetamine dependence',
      'amphetamine abuse',
    ],
    notWords: ['remission'],
  },
  'cannabis-use-disorder': {
    name: 'Cannabis use disorder',
    ...activeUse('F12'),
    words: ['cannabis use disorder', 'cannabis abuse', 'cannabis dependence'],
    notWords: ['remission'],
  },
  'sedative-use-disorder': {
    name: 'Sedative or hypnotic use disorder',
    ...activeUse('F13'),
    words: [
      'sedative use disorder',
      'sedative abuse',
      'sedative dependence',
      'benzodiazepine dependence',
      'benzodiazepine use disorder',
    ],
    notWords: ['remission'],
  },
  'hallucinogen-or-ketamine-use-disorder': {
    name: 'Hallucinogen, ketamine or phencyclidine use disorder',
    ...activeUse('F16'),
    words: [
      'ketamine use disorder',
      'ketamine dependence',
      'ketamine abuse',
      'ketamine misuse',
      'ketamine addiction',
      'hallucinogen abuse',
      'hallucinogen dependence',
      'phencyclidine abuse',
      'phencyclidine dependence',
    ],
    notWords: ['remission'],
  },
  'other-drug-use-disorder': {
    name: 'Other or multiple drug use disorder',
    ...activeUse('F18', 'F19'),
    words: ['polysubstance dependence', 'polysubstance abuse', 'inhalant abuse', 'drug abuse'],
    notWords: ['remission'],
  },
  'substance-induced-psychosis': {
    name: 'Psychosis caused by a substance',
    icd10: everySubstance.flatMap((each) => substance(each, ['15', '25', '95'])),
    words: ['substance induced psychosis', 'drug induced psychosis', 'substance induced psychotic disorder'],
  },

  // Suicidality
  'suicidal-ideation': {
    name: 'Suicidal ideation',
    icd10: ['R45.851'],
    words: ['suicidal ideation', 'suicidal thoughts', 'thoughts of suicide'],
  },
  'suicide-attempt': {
    name: 'Suicide attempt or self-harm',
    icd10: [
      ...['T14.91XA', 'X71', 'X72', 'X73', 'X74', 'X75', 'X76', 'X77', 'X78', 'X79', 'X80', 'X81', 'X82', 'X83'],
      ...intendedPoisoning,
    ],
    words: ['suicide attempt', 'attempted suicide', 'intentional self harm', 'suicidal poisoning'],
    notWords: ['history of', 'h o', 'family history'],
  },
  'suicide-attempt-history': {
    name: 'History of suicide attempt or self-harm',
    icd10: ['Z91.5', 'T14.91XD', 'T14.91XS'],
    words: [
      'history of suicide attempt',
      'history of attempted suicide',
      'h o attempted suicide',
      'history of self harm',
    ],
  },
} satisfies Record<string, ConditionGroupDefinition>
