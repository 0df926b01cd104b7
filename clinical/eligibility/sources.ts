import type { CriterionSource, SourceKey } from './criterion.ts'

/** The documents behind the criteria, as they are named on the screen. */
const names: Record<SourceKey, { name: string; url?: string }> = {
  uspi: {
    name: 'Spravato US prescribing information',
    url: 'https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=d81a6a79-a74a-44b7-822c-0dfa3036eaed',
  },
  smpc: { name: 'Spravato EU product information' },
  'ketamine-label': { name: 'Ketamine injection US label (Ketalar, revised 10/2024)' },
  'asra-2018': {
    name: 'ASRA consensus, Cohen 2018, Reg Anesth Pain Med 43:521 (ketamine for chronic pain)',
    url: 'https://doi.org/10.1097/AAP.0000000000000808',
  },
  'apa-2017': {
    name: 'APA consensus, Sanacora 2017, JAMA Psychiatry 74:399',
    url: 'https://doi.org/10.1001/jamapsychiatry.2017.0080',
  },
  'canmat-2021': {
    name: 'CANMAT, Swainson 2021, Can J Psychiatry 66:113',
    url: 'https://doi.org/10.1177/0706743720970860',
  },
  'phase-3-exclusions': { name: 'Exclusions of the phase 3 esketamine trials' },
  'toronto-trial': {
    name: 'Exclusions of trial NCT07099235 (ketamine clinic, Toronto)',
    url: 'https://clinicaltrials.gov/study/NCT07099235',
  },
  general: { name: 'General clinical knowledge' },
  clinic: { name: 'Default of Evenkeel, for the clinic’s medical lead to approve' },
  'ema-leaflet': { name: 'Spravato EU package leaflet (2022)' },
  columbia: { name: 'Columbia Lighthouse Project, C-SSRS screener triage', url: 'https://cssrs.columbia.edu' },
  medicines: { name: 'Interactions of ketamine' },
}

/** `Spravato US prescribing information, section 4: …`, for screen and print. */
export function sourceText({ key, section, text }: CriterionSource): string {
  return `${[names[key].name, section].filter(Boolean).join(', ')}: ${text}`
}

export const sourceUrl = ({ key }: CriterionSource): string | undefined => names[key].url
