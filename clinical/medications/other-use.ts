import type { ProductRoute } from './medication.ts'

/** What is known of a product beside its ingredient. */
interface ProductFacts {
  words: string[]
  strengthMg?: number
  route?: ProductRoute
  rxcui?: string
  combinedWith: string[]
}

/**
 * Products with an antidepressant's ingredient that are licensed for something else: they are no antidepressant trial.
 * RXCUIs 1801289 (smoking cessation bupropion) and 2532159 (PMDD fluoxetine): RxNorm Prescribable 2025-10.
 */
const otherUses: { medication: string; use: string; applies(product: ProductFacts): boolean }[] = [
  {
    medication: 'bupropion',
    use: 'smoking cessation',
    applies: ({ words, rxcui }) => rxcui === '1801289' || words.includes('zyban') || words.includes('smoking'),
  },
  {
    medication: 'bupropion',
    use: 'weight loss',
    applies: ({ words, combinedWith }) => combinedWith.includes('naltrexone') || words.includes('contrave'),
  },
  {
    medication: 'fluoxetine',
    use: 'premenstrual dysphoric disorder',
    applies: ({ words, rxcui }) => rxcui === '2532159' || words.includes('pmdd') || words.includes('sarafem'),
  },
  {
    medication: 'paroxetine',
    use: 'menopausal hot flushes',
    applies: ({ words, strengthMg }) => words.includes('brisdelle') || strengthMg === 7.5,
  },
  {
    medication: 'doxepin',
    use: 'insomnia',
    applies: ({ words, strengthMg }) => words.includes('silenor') || strengthMg === 3 || strengthMg === 6,
  },
  {
    medication: 'doxepin',
    use: 'itching',
    applies: ({ words, route }) => route === 'topical' || words.includes('zonalon') || words.includes('prudoxin'),
  },
  {
    medication: 'selegiline',
    use: 'Parkinson disease',
    applies: ({ words, route }) =>
      route === 'oral' || route === 'sublingual' || words.includes('eldepryl') || words.includes('zelapar'),
  },
]

/** The use other than depression that a product is licensed for, or undefined. */
export const otherUseOf = (medication: string, product: ProductFacts): string | undefined =>
  otherUses.find((each) => each.medication === medication && each.applies(product))?.use
