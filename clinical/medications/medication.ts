/**
 * How sure a number or a statement is: `verified` was read in the named source or a named copy of it;
 * `from-knowledge` is settled clinical knowledge whose primary document was not read again;
 * `needs-clinical-sign-off` must be approved by the clinic's medical lead before it counts.
 */
export type Evidence = 'verified' | 'from-knowledge' | 'needs-clinical-sign-off'

export type MedicationClass =
  | 'ssri'
  | 'snri'
  | 'tca'
  | 'tetracyclic'
  | 'maoi'
  | 'reversible-maoi'
  | 'ndri'
  | 'nassa'
  | 'sari'
  | 'nri'
  | 'serotonin-modulator'
  | 'melatonergic'
  | 'neurosteroid'
  | 'nmda-antagonist'
  | 'atypical'
  | 'antipsychotic'
  | 'lithium'
  | 'anticonvulsant'
  | 'thyroid-hormone'
  | 'azapirone'
  | 'benzodiazepine'
  | 'hypnotic'
  | 'muscle-relaxant'
  | 'gabapentinoid'
  | 'opioid'
  | 'opioid-antagonist'
  | 'stimulant'
  | 'xanthine'
  | 'sympathomimetic'
  | 'antihistamine'
  | 'barbiturate'
  | 'anti-infective'
  | 'antiplatelet'
  | 'antihypertensive'
  | 'vasopressor'
  | 'ergot'
  | 'herbal'
  | 'corticosteroid'
  | 'cannabinoid'
  | 'hallucinogen'

/** What a medicine means to a ketamine clinic; one medicine may play several parts. */
export type MedicationRole =
  | 'antidepressant'
  | 'augmentation'
  | 'ketamine'
  | 'benzodiazepine'
  | 'z-drug'
  | 'gabapentinoid'
  | 'sedating-antihistamine'
  | 'barbiturate'
  | 'opioid'
  | 'opioid-antagonist'
  | 'stimulant'
  | 'maoi'
  | 'antipsychotic'
  | 'mood-stabiliser'
  | 'lithium'
  | 'exposure-raising'
  | 'exposure-lowering'
  | 'xanthine'
  | 'pressure-raising'
  | 'thyroid-hormone'
  | 'nmda-antagonist'
  | 'sedating'
  | 'antihypertensive'

export type Release = 'extended' | 'delayed' | 'disintegrating' | 'weekly'

/** How a product reaches the body, where its name says so. */
export type ProductRoute =
  | 'oral'
  | 'sublingual'
  | 'transdermal'
  | 'topical'
  | 'injection'
  | 'nasal'
  | 'ophthalmic'
  | 'rectal'
  | 'inhaled'

export interface DoseThreshold {
  /** mg of the named drug a day. */
  value: number
  source: string
  evidence: Evidence
}

export interface Medication {
  /** Ingredient in kebab case (`sertraline`, `olanzapine-fluoxetine`): what `TrialFact.medication` holds. */
  id: string
  name: string
  class: MedicationClass
  role: MedicationRole[]
  /** RXCUI of the ingredient; of a fixed combination, its multi-ingredient concept. */
  rxnormIngredient?: string
  /** Further RXCUIs that mean the same ingredient here: salts that RxNorm files apart. */
  rxnormAlso?: string[]
  /** The first code is the use that concerns this clinic. */
  atc?: string
  atcAlso?: string[]
  /** Generic, salt and brand names, lower case; all are matched as whole words. */
  names: string[]
  /** Ids of the ingredients of a fixed combination. */
  ingredients?: string[]
  /** Lower end of the usual therapeutic range for depression in adults, mg a day. Absent: not known. */
  minimumAdequateDoseMgPerDay?: DoseThreshold
  /** The same where a release form or route has its own number. */
  minimumByForm?: { release?: Release; route?: ProductRoute; threshold: DoseThreshold }[]
  /** A stricter number that some instruments of treatment history ask for. */
  stricterDoseMgPerDay?: DoseThreshold
  /** Not in a usual record but worth saying when it is counted. */
  remark?: string
}

/** What was recognised of a recorded medicine. */
export interface IdentifiedMedication {
  medication: Medication
  /** mg in one tablet, capsule or dose of the product, of this ingredient. */
  strengthMg?: number
  /** mg in one mL of a liquid. */
  strengthMgPerMl?: number
  /** mg an hour from a patch. */
  mgPerHour?: number
  matchedBy: 'code' | 'name'
  release?: Release
  route?: ProductRoute
  /** The product is licensed for something other than depression: `smoking cessation`, `insomnia`. */
  otherUse?: string
  /** Other ingredients of the same product, as written. */
  combinedWith?: string[]
  /** Code and words of the record name different medicines; the code was believed. */
  conflict?: string
}

/** A medicine in the form that its minimum dose may depend on. */
export type ProductForm = Pick<IdentifiedMedication, 'medication' | 'release' | 'route'>
