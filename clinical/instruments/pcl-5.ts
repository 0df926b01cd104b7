import type { Source } from '../quantity/source.ts'
import type { Instrument, Item } from './instrument.ts'

const va: Source = {
  citation: 'Weathers FW et al. The PTSD Checklist for DSM-5 (PCL-5). US National Center for PTSD, 2013',
  url: 'https://www.ptsd.va.gov/professional/assessment/adult-sr/ptsd-checklist.asp',
  evidence: 'verified',
}

const item = (number: number, label: string, text: string): Item => ({
  linkId: `item-${number}`,
  label: `${number} ${label}`,
  text,
  min: 0,
  max: 4,
  options: [
    { value: 0, label: 'Not at all' },
    { value: 1, label: 'A little bit' },
    { value: 2, label: 'Moderately' },
    { value: 3, label: 'Quite a bit' },
    { value: 4, label: 'Extremely' },
  ],
})

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, step) => `item-${from + step}`)

/** The four groups of symptoms, and how many of each the diagnosis asks for. */
const clusters = [
  { id: 'intrusion', label: 'B Intrusion (1-5)', items: numbered(1, 5), asked: 1 },
  { id: 'avoidance', label: 'C Avoidance (6-7)', items: numbered(6, 7), asked: 1 },
  { id: 'cognition-mood', label: 'D Cognition and mood (8-14)', items: numbered(8, 14), asked: 2 },
  { id: 'arousal', label: 'E Arousal (15-20)', items: numbered(15, 20), asked: 2 },
]

/** PCL-5: twenty symptoms over a month, each 0-4, total 0-80. The cut-off depends on who is asked: 31 to 33. */
export const pcl5: Instrument = {
  id: 'pcl-5',
  version: '1',
  title: 'PTSD Checklist for DSM-5',
  shortTitle: 'PCL-5',
  source: va,
  licence: { text: 'shippable', holder: 'none (US government)', terms: 'Not copyrighted.', source: va },
  recallPeriod: 'the last month',
  administeredBy: ['patient'],
  direction: 'higher-is-worse',
  prompt: 'Keeping your worst event in mind: in the past month, how much were you bothered by:',
  items: [
    item(1, 'Memories', 'Repeated, disturbing, and unwanted memories of the stressful experience?'),
    item(2, 'Dreams', 'Repeated, disturbing dreams of the stressful experience?'),
    item(
      3,
      'Reliving',
      'Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?',
    ),
    item(4, 'Upset by reminders', 'Feeling very upset when something reminded you of the stressful experience?'),
    item(
      5,
      'Bodily reactions',
      'Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?',
    ),
    item(6, 'Avoiding inside', 'Avoiding memories, thoughts, or feelings related to the stressful experience?'),
    item(
      7,
      'Avoiding outside',
      'Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?',
    ),
    item(8, 'Gaps of memory', 'Trouble remembering important parts of the stressful experience?'),
    item(
      9,
      'Negative beliefs',
      'Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?',
    ),
    item(10, 'Blame', 'Blaming yourself or someone else for the stressful experience or what happened after it?'),
    item(11, 'Negative feelings', 'Having strong negative feelings such as fear, horror, anger, guilt, or shame?'),
    item(12, 'Loss of interest', 'Loss of interest in activities that you used to enjoy?'),
    item(13, 'Distance', 'Feeling distant or cut off from other people?'),
    item(
      14,
      'Positive feelings',
      'Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?',
    ),
    item(15, 'Irritable', 'Irritable behavior, angry outbursts, or acting aggressively?'),
    item(16, 'Risks', 'Taking too many risks or doing things that could cause you harm?'),
    item(17, 'On guard', 'Being “superalert” or watchful or on guard?'),
    item(18, 'Startled', 'Feeling jumpy or easily startled?'),
    item(19, 'Concentration', 'Having difficulty concentrating?'),
    item(20, 'Sleep', 'Trouble falling or staying asleep?'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: clusters.map(({ id, label, items }) => ({ id, label, items, source: va })),
  bands: [
    { id: 'below-cut-off', label: 'below the cut-off', from: 0 },
    { id: 'cut-off-range', label: 'among the cut-offs in use (31 to 33)', from: 31 },
    { id: 'above-cut-off', label: 'above the cut-off', from: 34 },
  ],
  bandSource: { ...va, citation: `${va.citation}: cut-off 31 to 33, by population` },
  missingItems: 'All twenty answers are needed for a total; each group needs its own.',
  flags: [],
  patterns: [
    {
      id: 'dsm-5-symptom-pattern',
      allOf: clusters.map(({ items, asked }) => ({ items, count: asked, atLeast: 2 })),
      meaning: 'Enough symptoms in each group for a provisional diagnosis of PTSD: look further. It is no diagnosis.',
      source: { ...va, citation: `${va.citation}: 2 or more on one B, one C, two D and two E items` },
    },
  ],
  cutoffs: [{ id: 'pcl-5-at-least-31', label: 'PCL-5 ≥ 31 (to 33): look further', atLeast: 31, source: va }],
  remission: [],
  meaningfulChange: { points: 10, label: 'clinically meaningful (VA)', source: va },
  loinc: {},
}
