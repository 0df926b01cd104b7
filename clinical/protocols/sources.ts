import type { Source } from '../quantity/source.ts'

/** Sources that several protocols share. */

export const uspi = (section: string): Source => ({
  citation: `Spravato (esketamine) US prescribing information, ${section}; read in public copies`,
  url: 'https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=d81a6a79-a74a-44b7-822c-0dfa3036eaed',
  evidence: 'verified',
})

export const smpc = (section: string): Source => ({
  citation: `Spravato (esketamine) EU summary of product characteristics, ${section}; read in public copies`,
  url: 'https://www.ema.europa.eu/en/medicines/human/EPAR/spravato',
  evidence: 'verified',
})

export const rems: Source = {
  citation: 'Spravato REMS, US Food and Drug Administration: outpatient health care settings',
  url: 'https://www.accessdata.fda.gov/scripts/cder/rems/index.cfm?event=IndvRemsDetails.page&REMS=386',
  evidence: 'verified',
}

export const hcpSite: Source = {
  citation: 'Dosing and administration of Spravato, information for health care professionals (spravatohcp.com)',
  url: 'https://www.spravatohcp.com/dosing-and-administration',
  evidence: 'verified',
}

export const ketalar = (section: string): Source => ({
  citation: `Ketalar (ketamine) US prescribing information, revised 10/2024, ${section}; read in a public copy`,
  evidence: 'verified',
})

export const eleKtD: Source = {
  citation:
    'Anand A et al. (ELEKT-D): ketamine 0.5 mg/kg over 40 min, twice weekly for 3 weeks (6 infusions). N Engl J Med 2023;388:2315-2325',
  url: 'https://pubmed.ncbi.nlm.nih.gov/37224232',
  evidence: 'verified',
}

export const andrade2017: Source = {
  citation: 'Andrade C. Ketamine for depression, 4: in what dose, at what rate, by what route. J Clin Psychiatry 2017',
  evidence: 'verified',
}

export const fava2020: Source = {
  citation:
    'Fava M et al. Dose-ranging trial of intravenous ketamine: 0.1, 0.2, 0.5 and 1.0 mg/kg against midazolam. Mol Psychiatry 2020;25:1592-1603',
  url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6447473/',
  evidence: 'verified',
}

export const murrough2013: Source = {
  citation:
    'Murrough JW et al. Repeated ketamine infusions. Biol Psychiatry 2013;74:250-256: relapse watched for up to 83 days, a median of 18 days after the last of six; abstract read',
  url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3725185/',
  evidence: 'verified',
}

export const emoryInfusions: Source = {
  citation:
    'Series of 684 ketamine infusions: blood pressure every 10 min during the infusion and every 15 min after (Emory University)',
  evidence: 'verified',
}

export const apa2017: Source = {
  citation: 'Sanacora G et al. Consensus statement on ketamine in mood disorders. JAMA Psychiatry 2017;74:399-405',
  url: 'https://doi.org/10.1001/jamapsychiatry.2017.0080',
  evidence: 'unverified',
}

export const canmat2021: Source = {
  citation:
    'Swainson J et al. CANMAT recommendations on racemic ketamine. Can J Psychiatry 2021;66:113-125; abstract and commentary read',
  url: 'https://doi.org/10.1177/0706743720970860',
  evidence: 'verified',
}

export const mcIntyre2021: Source = {
  citation:
    'McIntyre RS et al. Synthesizing the evidence for ketamine and esketamine. Am J Psychiatry 2021;178:383-399; the clinic’s step-up rule was not read again',
  url: 'https://doi.org/10.1176/appi.ajp.2020.20081251',
  evidence: 'unverified',
}

export const kads: Source = {
  citation:
    'KADS trial: subcutaneous racemic ketamine twice weekly for 4 weeks, doses stepped from 0.5 to 0.9 mg/kg (PMC10727911); abstract read',
  url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC10727911/',
  evidence: 'verified',
}

export const ketEct: Source = {
  citation:
    'KetECT trial: racemic ketamine 0.5 mg/kg three times a week, at most 12 infusions. Int J Neuropsychopharmacol 2022 (PMC9154276); abstract read',
  url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9154276/',
  evidence: 'verified',
}

export const hcpSiteMdsi: Source = {
  citation:
    'Dosing of Spravato for depressive symptoms in major depression with acute suicidal ideation or behaviour (spravatohcp.com)',
  url: 'https://www.spravatohcp.com/mdsi',
  evidence: 'verified',
}

export const pennsylvania2020: Source = {
  citation: 'Pennsylvania guidance on low-dose ketamine (2020): infusions generally at most 1 mg/kg/h',
  evidence: 'verified',
}

export const news2: Source = {
  citation: 'Royal College of Physicians. National Early Warning Score (NEWS) 2, 2017',
  url: 'https://www.rcp.ac.uk/resources/national-early-warning-score-news-2',
  evidence: 'verified',
}

export const columbiaTriage: Source = {
  citation: 'Columbia Lighthouse Project: triage with the C-SSRS screener',
  url: 'https://cssrs.columbia.edu',
  evidence: 'verified',
}

export const asaFasting: Source = {
  citation:
    'American Society of Anesthesiologists, practice guidelines for preoperative fasting: light meal 6 h, clear fluids 2 h',
  evidence: 'unverified',
}

/** Nothing is published: what we propose and why. Always beside `status: 'needs-clinical-sign-off'`. */
export const local = (why: string): Source => ({ citation: `No published number. ${why}`, evidence: 'local' })

/** Settled practice whose primary document was not read again. */
export const practice = (what: string): Source => ({ citation: what, evidence: 'unverified' })
