import type { Medication, MedicationClass, MedicationRole } from './medication.ts'

type Row = [
  name: string,
  role: MedicationRole[],
  rxnorm: string | undefined,
  atc: string | undefined,
  otherNames?: string,
  extra?: Partial<Medication>,
]

/** Rows of one class: generic name, roles, RXCUI, ATC, other names separated by `;`, the rest. */
const rows = (medicationClass: MedicationClass, list: Row[]): Medication[] =>
  list.map(([name, role, rxnormIngredient, atc, otherNames = '', extra = {}]) => ({
    id: name.toLowerCase().replaceAll("'", '').replaceAll(' ', '-'),
    name,
    class: medicationClass,
    role,
    rxnormIngredient,
    atc,
    names: [name, ...otherNames.split(';').filter(Boolean)].map((each) => each.toLowerCase()),
    ...extra,
  }))

/** Medicines that matter on a ketamine day though they treat no depression. Sources as for the antidepressants. */
export const interactingMedicines: Medication[] = [
  ...rows('nmda-antagonist', [
    [
      'esketamine',
      ['ketamine'],
      '2119365',
      'N06AX27',
      'spravato;ketanest;ketanest s;s-ketamine',
      { atcAlso: ['N01AX14'] },
    ],
    [
      'ketamine',
      ['ketamine'],
      '6130',
      'N01AX03',
      'ketalar',
      { remark: 'In an anaesthesia record no treatment of depression.' },
    ],
    ['memantine', ['nmda-antagonist'], '6719', 'N06DX01', 'namenda'],
    ['amantadine', ['nmda-antagonist'], '620', 'N04BB01', 'symmetrel;gocovri;osmolex'],
    [
      'dextromethorphan',
      ['nmda-antagonist'],
      '3289',
      'R05DA09',
      'delsym;robafen cough;babee cof;buckleys cough suppressant;creomulsion;dayquil cough;elixsure cough;scot-tussin dm cough chasers;scot-tussin diabetic cf',
    ],
  ]),
  ...rows('benzodiazepine', [
    ['alprazolam', ['benzodiazepine'], '596', 'N05BA12', 'xanax;niravam'],
    ['clonazepam', ['benzodiazepine'], '2598', 'N03AE01', 'klonopin;rivotril'],
    ['diazepam', ['benzodiazepine'], '3322', 'N05BA01', 'valium;diastat;libervant;valtoco'],
    ['lorazepam', ['benzodiazepine'], '6470', 'N05BA06', 'ativan;loreev'],
    ['oxazepam', ['benzodiazepine'], '7781', 'N05BA04', 'serax'],
    ['temazepam', ['benzodiazepine'], '10355', 'N05CD07', 'restoril'],
    ['chlordiazepoxide', ['benzodiazepine'], '2356', 'N05BA02', 'librium'],
    ['clobazam', ['benzodiazepine'], '21241', 'N05BA09', 'onfi;sympazan;frisium'],
    ['triazolam', ['benzodiazepine'], '10767', 'N05CD05', 'halcion'],
    ['clorazepate', ['benzodiazepine'], '2353', 'N05BA05', 'tranxene'],
    // No code of these is confirmed: they are matched by name.
    ['midazolam', ['benzodiazepine'], undefined, undefined, 'versed'],
    ['estazolam', ['benzodiazepine'], undefined, undefined],
    ['flurazepam', ['benzodiazepine'], undefined, undefined],
    ['quazepam', ['benzodiazepine'], undefined, undefined],
    ['nitrazepam', ['benzodiazepine'], undefined, undefined],
    ['bromazepam', ['benzodiazepine'], undefined, undefined],
    ['lormetazepam', ['benzodiazepine'], undefined, undefined],
    ['flunitrazepam', ['benzodiazepine'], undefined, undefined],
  ]),
  ...rows('hypnotic', [
    ['zolpidem', ['z-drug'], '39993', 'N05CF02', 'ambien;edluar;zolpimist'],
    ['zopiclone', ['z-drug'], undefined, 'N05CF01', 'imovane;zimovane'],
    ['eszopiclone', ['z-drug'], '461016', 'N05CF04', 'lunesta'],
    ['zaleplon', ['z-drug'], '74667', 'N05CF03', 'sonata'],
    ['suvorexant', ['sedating'], '1547099', 'N05CJ01', 'belsomra'],
    // No code of these is confirmed: they are matched by name.
    ['lemborexant', ['sedating'], undefined, undefined, 'dayvigo'],
    ['daridorexant', ['sedating'], undefined, undefined, 'quviviq'],
    ['sodium oxybate', ['sedating'], undefined, undefined, 'xyrem;xywav;lumryz;oxybate'],
    ['meprobamate', ['sedating'], undefined, undefined],
    ['chloral hydrate', ['sedating'], undefined, undefined],
  ]),
  // Central depressants too; no code of these is confirmed: they are matched by name.
  ...rows('muscle-relaxant', [
    ['carisoprodol', ['sedating'], undefined, undefined, 'soma'],
    ['baclofen', ['sedating'], undefined, undefined, 'lioresal'],
    ['tizanidine', ['sedating'], undefined, undefined, 'zanaflex;sirdalud'],
    ['cyclobenzaprine', ['sedating'], undefined, undefined, 'flexeril;amrix'],
    ['methocarbamol', ['sedating'], undefined, undefined, 'robaxin'],
  ]),
  ...rows('gabapentinoid', [
    ['gabapentin', ['gabapentinoid'], '25480', 'N02BF01', 'neurontin;gralise;gabarone;horizant;gabapentin enacarbil'],
    ['pregabalin', ['gabapentinoid'], '187832', 'N02BF02', 'lyrica'],
  ]),
  ...rows('antihistamine', [
    [
      'diphenhydramine',
      ['sedating-antihistamine'],
      '3498',
      'R06AA02',
      'benadryl;banophen;nytol;dormin;siladryl;diphedryl;diphenhist;genahist;pediaclear cough;simply sleep;calagel;dermamycin',
    ],
    ['hydroxyzine', ['sedating-antihistamine'], '5553', 'N05BB01', 'vistaril;atarax'],
    // No code of these is confirmed: they are matched by name.
    ['promethazine', ['sedating-antihistamine'], undefined, undefined, 'phenergan'],
    ['doxylamine', ['sedating-antihistamine'], undefined, undefined, 'unisom'],
    ['chlorphenamine', ['sedating-antihistamine'], undefined, undefined, 'chlorpheniramine'],
    ['dimenhydrinate', ['sedating-antihistamine'], undefined, undefined, 'dramamine'],
  ]),
  ...rows('barbiturate', [
    ['phenobarbital', ['barbiturate', 'exposure-lowering'], '8134', 'N03AA02', 'sezaby;phenobarbitone'],
    // No code of these is confirmed: they are matched by name.
    ['butalbital', ['barbiturate'], undefined, undefined, 'fioricet'],
    ['primidone', ['barbiturate', 'exposure-lowering'], undefined, undefined, 'mysoline'],
  ]),
  ...rows('opioid', [
    ['morphine', ['opioid'], '7052', 'N02AA01', 'ms contin;kadian;arymo;duramorph;infumorph;mitigo'],
    ['oxycodone', ['opioid'], '7804', 'N02AA05', 'oxycontin;oxaydo;roxicodone;roxybond;xtampza;percocet'],
    ['hydrocodone', ['opioid'], '5489', 'R05DA03', 'vicodin;norco;hysingla;zohydro'],
    ['codeine', ['opioid'], '2670', 'R05DA04'],
    [
      'fentanyl',
      ['opioid'],
      '4337',
      'N02AB03',
      'duragesic;abstral;actiq;fentora;ionsys;lazanda;subsys',
      { atcAlso: ['N01AH01'] },
    ],
    ['methadone', ['opioid'], '6813', 'N07BC02', 'dolophine;methadose;diskets'],
    [
      'buprenorphine',
      ['opioid'],
      '1819',
      'N07BC01',
      'suboxone;subutex;belbuca;butrans;buprenex;brixadi;sublocade;zubsolv;temgesic',
      { atcAlso: ['N02AE01'] },
    ],
    ['tramadol', ['opioid'], '10689', 'N02AX02', 'ultram;conzip;qdolo'],
    ['hydromorphone', ['opioid'], '3423', 'N02AA03', 'dilaudid'],
    ['oxymorphone', ['opioid'], '7814', 'N02AA11'],
    ['tapentadol', ['opioid'], '787390', 'N02AX06', 'nucynta'],
    ['meperidine', ['opioid'], '6754', 'N02AB02', 'pethidine;demerol'],
    // No code of these is confirmed: they are matched by name.
    ['dihydrocodeine', ['opioid'], undefined, undefined],
    ['levorphanol', ['opioid'], undefined, undefined],
    ['butorphanol', ['opioid'], undefined, undefined, 'stadol'],
    ['nalbuphine', ['opioid'], undefined, undefined, 'nubain'],
    ['pentazocine', ['opioid'], undefined, undefined],
  ]),
  ...rows('opioid-antagonist', [
    ['naltrexone', ['opioid-antagonist'], '7243', 'N07BB04', 'revia;vivitrol;contrave'],
    // No code of these is confirmed: they are matched by name.
    ['nalmefene', ['opioid-antagonist'], undefined, undefined, 'selincro'],
    ['samidorphan', ['opioid-antagonist'], undefined, undefined],
    // A rescue kit at home blocks nothing, so naloxone has no part in the interactions.
    ['naloxone', [], '7242', 'V03AB15', 'narcan;kloxxado;rextovy;rezenopy;zimhi'],
  ]),
  ...rows('stimulant', [
    [
      'methylphenidate',
      ['stimulant'],
      '6901',
      'N06BA04',
      'ritalin;concerta;adhansia;aptensio;cotempla;daytrana;jornay;metadate;methylin;quillichew;quillivant;relexxii',
    ],
    ['dexmethylphenidate', ['stimulant'], '352372', 'N06BA11', 'focalin'],
    ['amphetamine', ['stimulant'], '725', 'N06BA01', 'amfetamine;adderall;evekeo;adzenys;dyanavel'],
    ['dextroamphetamine', ['stimulant'], '3288', 'N06BA02', 'dexamfetamine;dexedrine;procentra;xelstrym;zenzedi'],
    ['lisdexamfetamine', ['stimulant'], '700810', 'N06BA12', 'lisdexamphetamine;vyvanse;elvanse'],
    ['methamphetamine', ['stimulant'], '6816', 'N06BA03', 'metamfetamine;desoxyn'],
    ['modafinil', ['stimulant'], '30125', 'N06BA07', 'provigil'],
    ['armodafinil', ['stimulant'], '641465', 'N06BA13', 'nuvigil'],
    ['solriamfetol', ['stimulant'], '2121751', 'N06BA14', 'sunosi'],
    // No code of it is confirmed: it is matched by name.
    ['serdexmethylphenidate', ['stimulant'], undefined, undefined, 'azstarys'],
    // No stimulant, but it raises pressure and heart rate in the same way.
    ['atomoxetine', ['stimulant'], '38400', 'N06BA09', 'strattera'],
  ]),
  ...rows('antipsychotic', [
    ['haloperidol', ['antipsychotic'], '5093', 'N05AD01', 'haldol'],
    ['clozapine', ['antipsychotic', 'sedating'], '2626', 'N05AH02', 'clozaril;versacloz'],
    // No code of these is confirmed: they are matched by name.
    ['perphenazine', ['antipsychotic'], undefined, undefined],
    [
      'olanzapine-samidorphan',
      ['antipsychotic', 'sedating', 'opioid-antagonist'],
      undefined,
      undefined,
      'lybalvi',
      { ingredients: ['samidorphan', 'olanzapine'] },
    ],
  ]),
  ...rows('anti-infective', [
    ['clarithromycin', ['exposure-raising'], '21212', 'J01FA09', 'biaxin;klacid'],
    ['ketoconazole', [], '6135', 'J02AB02', 'nizoral;recorlev;extina;ketodan;xolegel', { atcAlso: ['H02CA03'] }],
    ['voriconazole', [], '121243', 'J02AC03', 'vfend'],
    // Measured: it did not raise the exposure to oral S-ketamine (10.1038/clpt.2011.140), so it has no part.
    ['itraconazole', [], '28031', 'J02AC02', 'sporanox;tolsura'],
    ['ritonavir', ['exposure-raising'], '85762', 'J05AE03', 'norvir;paxlovid;kaletra'],
    ['rifampicin', ['exposure-lowering'], '9384', 'J04AB02', 'rifampin;rifadin;rimactane'],
    ['linezolid', ['maoi'], '190376', 'J01XX08', 'zyvox'],
    ['methylene blue', ['maoi'], '6878', 'V03AB17', 'methylthioninium;provayblue'],
  ]),
  // For Parkinson disease; no code of these is confirmed: they are matched by name.
  ...rows('maoi', [
    ['rasagiline', ['maoi'], undefined, undefined, 'azilect'],
    ['safinamide', ['maoi'], undefined, undefined, 'xadago'],
  ]),
  ...rows('antiplatelet', [
    ['ticlopidine', ['exposure-raising'], '10594', 'B01AC05', 'ticlid'],
    ['clopidogrel', ['exposure-raising'], '32968', 'B01AC04', 'plavix'],
  ]),
  ...rows('anticonvulsant', [
    ['carbamazepine', ['exposure-lowering', 'mood-stabiliser'], '2002', 'N03AF01', 'tegretol;carbatrol;epitol;equetro'],
    ['phenytoin', ['exposure-lowering'], '8183', 'N03AB02', 'dilantin;phenytek'],
    [
      'valproate',
      ['mood-stabiliser'],
      '40254',
      'N03AG01',
      'valproic acid;divalproex;divalproex sodium;valproate sodium;depakote;depakene;epilim',
      { rxnormAlso: ['11118', '266856'] },
    ],
  ]),
  ...rows('herbal', [
    [
      "St John's wort",
      ['exposure-lowering'],
      '258326',
      'N06AX25',
      "st. john's wort extract;st johns wort;saint john's wort;hypericum",
    ],
  ]),
  // Matched by name: foods, sprays and what no prescription shows.
  ...rows('herbal', [['grapefruit', ['exposure-raising'], undefined, undefined, 'grapefruit juice']]),
  ...rows('corticosteroid', [
    ['fluticasone', [], undefined, undefined, 'flonase;fluticasone propionate;fluticasone furoate'],
    ['mometasone', [], undefined, undefined, 'nasonex'],
    ['budesonide', [], undefined, undefined, 'rhinocort'],
    ['triamcinolone', [], undefined, undefined, 'nasacort'],
    ['beclometasone', [], undefined, undefined, 'beclomethasone'],
  ]),
  ...rows('cannabinoid', [
    [
      'cannabis',
      [],
      undefined,
      undefined,
      'marijuana;tetrahydrocannabinol;thc;dronabinol;marinol;nabilone;nabiximols;sativex',
    ],
  ]),
  ...rows('hallucinogen', [
    ['mdma', [], undefined, undefined, 'methylenedioxymethamphetamine'],
    ['phencyclidine', [], undefined, undefined],
  ]),
  ...rows('xanthine', [
    ['theophylline', ['xanthine'], '10438', 'R03DA04', 'elixophyllin;theo-24;theo-dur;uniphyl'],
    ['aminophylline', ['xanthine'], '689', 'R03DA05'],
  ]),
  ...rows('sympathomimetic', [
    [
      'pseudoephedrine',
      ['pressure-raising'],
      '8896',
      'R01BA02',
      'sudafed;sudogest;nexafed;zephrex-d;wal-phed;genaphed;contac cold',
    ],
    [
      'phenylephrine',
      ['pressure-raising'],
      '8163',
      'R01BA03',
      'sudafed pe;neo-synephrine;wal-phed pe;biorphen;immphentiv;rhinall;sudo-tab;vazculep;wal-four;little noses decongestant;medicone hemorrhoidal',
      { atcAlso: ['C01CA06'] },
    ],
    ['ephedrine', ['pressure-raising'], '3966', 'C01CA26', 'akovaz;emerphed;bronkaid max;rezipres;primatene'],
    // No code of these is confirmed: they are matched by name.
    ['oxymetazoline', ['pressure-raising'], undefined, undefined, 'afrin'],
    ['xylometazoline', ['pressure-raising'], undefined, undefined, 'otrivine;otrivin'],
    ['phentermine', ['pressure-raising'], undefined, undefined, 'adipex-p;lomaira;qsymia'],
    ['midodrine', ['pressure-raising'], undefined, undefined],
  ]),
  // Named by the ketamine and European esketamine labels; matched by name, no code confirmed.
  ...rows('vasopressor', [['vasopressin', ['pressure-raising'], undefined, undefined, 'vasostrict']]),
  ...rows('ergot', [
    ['ergometrine', ['pressure-raising'], undefined, undefined, 'ergonovine;methylergonovine;methylergometrine'],
  ]),
  ...rows('thyroid-hormone', [
    [
      'levothyroxine',
      ['thyroid-hormone'],
      '10582',
      'H03AA01',
      'synthroid;levoxyl;euthyrox;tirosint;unithroid;levo-t;ermeza;thyquidity;eltroxin',
    ],
  ]),
  ...rows('antihypertensive', [
    ['clonidine', ['antihypertensive', 'sedating'], '2599', 'C02AC01', 'catapres;kapvay;nexiclon;onyda;duraclon'],
    // No code of these is confirmed: they are matched by name.
    ['amlodipine', ['antihypertensive'], undefined, undefined],
    ['lisinopril', ['antihypertensive'], undefined, undefined],
    ['ramipril', ['antihypertensive'], undefined, undefined],
    ['enalapril', ['antihypertensive'], undefined, undefined],
    ['perindopril', ['antihypertensive'], undefined, undefined],
    ['captopril', ['antihypertensive'], undefined, undefined],
    ['losartan', ['antihypertensive'], undefined, undefined],
    ['valsartan', ['antihypertensive'], undefined, undefined],
    ['candesartan', ['antihypertensive'], undefined, undefined],
    ['irbesartan', ['antihypertensive'], undefined, undefined],
    ['telmisartan', ['antihypertensive'], undefined, undefined],
    ['olmesartan', ['antihypertensive'], undefined, undefined],
    ['hydrochlorothiazide', ['antihypertensive'], undefined, undefined],
    ['chlortalidone', ['antihypertensive'], undefined, undefined, 'chlorthalidone'],
    ['indapamide', ['antihypertensive'], undefined, undefined],
    ['metoprolol', ['antihypertensive'], undefined, undefined],
    ['bisoprolol', ['antihypertensive'], undefined, undefined],
    ['atenolol', ['antihypertensive'], undefined, undefined],
    ['carvedilol', ['antihypertensive'], undefined, undefined],
    ['nebivolol', ['antihypertensive'], undefined, undefined],
    ['propranolol', ['antihypertensive'], undefined, undefined],
    ['nifedipine', ['antihypertensive'], undefined, undefined],
    ['felodipine', ['antihypertensive'], undefined, undefined],
    ['diltiazem', ['antihypertensive'], undefined, undefined],
    ['verapamil', ['antihypertensive'], undefined, undefined],
    ['doxazosin', ['antihypertensive'], undefined, undefined],
    ['spironolactone', ['antihypertensive'], undefined, undefined],
    ['guanfacine', ['antihypertensive', 'sedating'], undefined, undefined, 'intuniv;tenex'],
    ['prazosin', ['antihypertensive'], undefined, undefined, 'minipress'],
    ['labetalol', ['antihypertensive'], undefined, undefined],
    ['hydralazine', ['antihypertensive'], undefined, undefined],
  ]),
]
