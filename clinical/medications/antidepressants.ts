import type { DoseThreshold, Evidence, Medication, MedicationClass, MedicationRole } from './medication.ts'

const usualDoseTable = 'McMaster/Empendium table of usual antidepressant doses (031_8844), lower end of the usual range'
const usualRange = 'Lower end of the usual adult therapeutic range for depression; general clinical knowledge'
const stricterInstruments = 'Stricter minimum that some treatment history instruments use; to be checked in ATHF-SF2'

const dose = (value: number, source: string, evidence: Evidence): DoseThreshold => ({ value, source, evidence })
/** Read in the table of usual doses. */
const read = (value: number) => dose(value, usualDoseTable, 'verified')
/** From knowledge, confident. */
const known = (value: number) => dose(value, usualRange, 'from-knowledge')
/** From knowledge, unsure: approved by the clinic's medical lead or not used. */
const unsure = (value: number) => dose(value, usualRange, 'needs-clinical-sign-off')
const stricter = (value: number) => dose(value, stricterInstruments, 'needs-clinical-sign-off')

type Extra = Omit<Partial<Medication>, 'id' | 'name' | 'class' | 'atc' | 'rxnormIngredient'> & {
  also?: MedicationRole[]
}

/** One row: generic name, class, RXCUI, ATC, other names separated by `;`, minimum adequate dose, the rest. */
function row(
  name: string,
  medicationClass: MedicationClass,
  rxnormIngredient: string | undefined,
  atc: string | undefined,
  otherNames: string,
  minimumAdequateDoseMgPerDay: DoseThreshold | undefined,
  { also = [], ...extra }: Extra = {},
): Medication {
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    class: medicationClass,
    role: ['antidepressant', ...also],
    rxnormIngredient,
    atc,
    names: [name, ...otherNames.split(';').filter(Boolean)].map((each) => each.toLowerCase()),
    minimumAdequateDoseMgPerDay,
    ...extra,
  }
}

/**
 * Antidepressants with the daily dose that counts as adequate in adults.
 * RXCUIs: RxNorm Prescribable 2025-10 (U.S. National Library of Medicine) and CMS eCQM value sets. ATC: WHO index 2026.
 */
export const antidepressants: Medication[] = [
  row('citalopram', 'ssri', '2556', 'N06AB04', 'celexa;cipramil', read(20)),
  row('escitalopram', 'ssri', '321988', 'N06AB10', 'lexapro;cipralex', read(10), { rxnormAlso: ['352741'] }),
  row('fluoxetine', 'ssri', '4493', 'N06AB03', 'prozac;sarafem', read(20), {
    minimumByForm: [
      {
        release: 'weekly',
        threshold: dose(90 / 7, 'Weekly capsule of 90 mg; general clinical knowledge', 'from-knowledge'),
      },
    ],
  }),
  row('fluvoxamine', 'ssri', '42355', 'N06AB08', 'luvox;faverin', known(100), { stricterDoseMgPerDay: stricter(200) }),
  row('paroxetine', 'ssri', '32937', 'N06AB05', 'paxil;pexeva;seroxat;brisdelle', read(20), {
    minimumByForm: [{ release: 'extended', threshold: known(25) }],
  }),
  row('sertraline', 'ssri', '36437', 'N06AB06', 'zoloft;lustral', read(50), { stricterDoseMgPerDay: stricter(100) }),

  row('desvenlafaxine', 'snri', '734064', 'N06AX23', 'pristiq;khedezla', read(50)),
  row('duloxetine', 'snri', '72625', 'N06AX21', 'cymbalta;drizalma;irenka', read(60)),
  row('venlafaxine', 'snri', '39786', 'N06AX16', 'effexor', read(75), { stricterDoseMgPerDay: stricter(150) }),
  row('levomilnacipran', 'snri', '1433212', 'N06AX28', 'fetzima', read(40)),
  row('milnacipran', 'snri', '588250', 'N06AX17', 'savella;ixel', known(100), {
    remark: 'In the United States milnacipran is licensed for fibromyalgia only.',
  }),

  row('vilazodone', 'serotonin-modulator', '1086769', 'N06AX24', 'viibryd', read(20), {
    stricterDoseMgPerDay: stricter(40),
  }),
  row('vortioxetine', 'serotonin-modulator', '1455099', 'N06AX26', 'trintellix;brintellix', read(10)),
  row('bupropion', 'ndri', '42347', 'N06AX12', 'wellbutrin;aplenzin;forfivo;budeprion;zyban;amfebutamone', read(300)),
  row('mirtazapine', 'nassa', '15996', 'N06AX11', 'remeron;remeronsoltab;zispin', read(15), {
    stricterDoseMgPerDay: stricter(30),
  }),
  row('mianserin', 'nassa', '6929', 'N06AX03', 'tolvon', unsure(60)),
  row('trazodone', 'sari', '10737', 'N06AX05', 'desyrel;oleptro;raldesy;molipaxin', known(150), {
    stricterDoseMgPerDay: stricter(300),
    remark: 'Doses of 25-100 mg are usually for sleep.',
  }),
  row('nefazodone', 'sari', '31565', 'N06AX06', 'serzone', known(300)),
  row('gepirone', 'azapirone', '2672253', 'N06AX19', 'exxua', unsure(36.3)),
  row('agomelatine', 'melatonergic', undefined, 'N06AX22', 'valdoxan;thymanax', known(25)),
  row('reboxetine', 'nri', '60842', 'N06AX18', 'edronax', known(8)),
  row('tianeptine', 'atypical', '38252', 'N06AX14', 'stablon;coaxil', known(37.5), {
    remark: 'A mu-opioid agonist; sold and misused without prescription in some countries.',
  }),
  row(
    'dextromethorphan-bupropion',
    'nmda-antagonist',
    '2611256',
    'N06AX62',
    'auvelity',
    // 45 mg dextromethorphan with 105 mg bupropion, twice daily: counted on bupropion.
    dose(210, 'Bupropion part of 45 mg/105 mg twice daily; general clinical knowledge', 'from-knowledge'),
    { also: ['nmda-antagonist'], ingredients: ['dextromethorphan', 'bupropion'] },
  ),

  row('amitriptyline', 'tca', '704', 'N06AA09', 'elavil', known(150), {
    stricterDoseMgPerDay: stricter(200),
    remark: 'Doses of 10-25 mg are usually for pain, sleep or migraine.',
  }),
  row('imipramine', 'tca', '5691', 'N06AA02', 'tofranil', known(150), { stricterDoseMgPerDay: stricter(200) }),
  row('clomipramine', 'tca', '2597', 'N06AA04', 'anafranil', known(150)),
  row('desipramine', 'tca', '3247', 'N06AA01', 'norpramin', known(150), { stricterDoseMgPerDay: stricter(200) }),
  row('doxepin', 'tca', '3638', 'N06AA12', 'silenor;sinequan;prudoxin;zonalon', known(150), {
    stricterDoseMgPerDay: stricter(200),
  }),
  row('nortriptyline', 'tca', '7531', 'N06AA10', 'pamelor;aventyl', known(75), { stricterDoseMgPerDay: stricter(76) }),
  row('protriptyline', 'tca', '8886', 'N06AA11', 'vivactil', unsure(30)),
  row('trimipramine', 'tca', '10834', 'N06AA06', 'surmontil', known(150), { stricterDoseMgPerDay: stricter(200) }),
  row('amoxapine', 'tca', '722', 'N06AA17', 'asendin', known(200)),
  row('maprotiline', 'tetracyclic', '6646', 'N06AA21', 'ludiomil', known(150)),
  row('dosulepin', 'tca', '3634', 'N06AA16', 'dothiepin;prothiaden', known(150)),
  row('lofepramine', 'tca', '6465', 'N06AA07', 'gamanil;lomont', known(140)),

  row('phenelzine', 'maoi', '8123', 'N06AF03', 'nardil', known(45), {
    also: ['maoi'],
    rxnormAlso: ['8124'],
    stricterDoseMgPerDay: stricter(60),
  }),
  row('tranylcypromine', 'maoi', '10734', 'N06AF04', 'parnate', known(30), {
    also: ['maoi'],
    stricterDoseMgPerDay: stricter(40),
  }),
  row('isocarboxazid', 'maoi', '6011', 'N06AF01', 'marplan', unsure(20), {
    also: ['maoi'],
    stricterDoseMgPerDay: stricter(40),
  }),
  row('selegiline', 'maoi', '9639', 'N04BD01', 'emsam;eldepryl;zelapar', undefined, {
    also: ['maoi'],
    minimumByForm: [
      { route: 'transdermal', threshold: known(6) },
      { route: 'oral', threshold: unsure(30) },
    ],
    remark: 'The patch is an antidepressant; tablets are usually for Parkinson disease.',
  }),
  row('moclobemide', 'reversible-maoi', '30121', 'N06AG02', 'manerix;aurorix', known(300), { also: ['maoi'] }),

  row('zuranolone', 'neurosteroid', '2669905', 'N06AX31', 'zurzuvae', undefined, {
    also: ['sedating'],
    remark: 'Licensed for postpartum depression as one course of 14 days; no trial for treatment resistance.',
  }),
  row('brexanolone', 'neurosteroid', '2121777', 'N06AX29', 'zulresso', undefined, {
    also: ['sedating'],
    remark: 'One infusion for postpartum depression; no trial for treatment resistance.',
  }),
]
