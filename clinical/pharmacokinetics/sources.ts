import type { Source } from '../quantity/source.ts'

/** Where the numbers of the models come from. */

export const fanta2015: Source = {
  citation:
    'Fanta S et al. Population pharmacokinetics of S-ketamine and norketamine in healthy volunteers. Eur J Clin Pharmacol 2015; as used by Otto 2021, read in a public transcription of its table',
  evidence: 'verified',
}

export const otto2021: Source = {
  citation:
    'Otto ME et al. Parent-metabolite population pharmacokinetics of S-ketamine in healthy volunteers. Eur J Clin Pharmacol 2021; read in a public transcription of its table',
  evidence: 'verified',
}

export const perezRuixo2021: Source = {
  citation:
    'Perez-Ruixo C et al. Population pharmacokinetics of esketamine nasal spray and its metabolite noresketamine in healthy subjects and patients with treatment-resistant depression. Clin Pharmacokinet 2021;60:501-516, table 3; read in a public transcription',
  url: 'https://doi.org/10.1007/s40262-020-00953-4',
  evidence: 'verified',
}

export const henthorn2018: Source = {
  citation:
    'Henthorn TK et al. Ketamine enantiomers. Anesthesiology 2018: clearances 1.06 (R) and 1.23 (S) L/min, shared distribution. That everything but clearance is equal is our construction; it moves the total at 40 min by 1.3 %',
  evidence: 'local',
}

export const spravatoLabel: Source = {
  citation: 'Spravato (esketamine) product information, special populations; read in public copies',
  url: 'https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=d81a6a79-a74a-44b7-822c-0dfa3036eaed',
  evidence: 'verified',
}

/** Nothing is published: what we chose and why. Always beside `status: 'needs-clinical-sign-off'`. */
export const ours = (why: string): Source => ({ citation: `No published number. ${why}`, evidence: 'local' })

/** What we concluded from several sources. */
export const judged = (citation: string): Source => ({ citation, evidence: 'local' })
