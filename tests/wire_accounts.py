"""Accounts of the events in `wire_copy`, two of each, told by others: same facts and quotations, words of their own."""

_TEXTS = (
    """
Negotiators from both sides of the Duhar mountains are back at the table. ¶ Ansora opened its guest palace on Saturday
to delegations from Meldan and Tarvia, which are making a third attempt to calm a border that has seen over 90 deaths
since spring. ¶ Little was left of the previous attempt: seven days ago the teams flew home and could not even agree on
a communiqué. ¶ Sorin Achter, number two in Meldan's interior ministry, speaks for Korrin. ¶ Facing him is Ilda Maroun,
who runs the Tarvian secret service. ¶ “We have come with a written plan and with the mandate to sign it, and if the
other side brings the same readiness, then nobody in this building has to leave before Monday with empty hands or with
empty words,” Achter said on arrival. ¶ For now the hosts carry papers between two rooms; they hope to seat everyone
around one table on Sunday. ¶ Port Selm insists that militants be kept from slipping over the passes. ¶ Korrin answers
that Tarvia should look for the culprits at home. ¶ Some 1,400 trucks have waited at the closed gates since the ninth of
May.
""",
    """
What can a third meeting achieve that two others could not? That is the question hanging over Ansora, where Ilda Maroun
of Tarvia and Sorin Achter of Meldan began negotiations on Saturday. ¶ Mediators have lowered expectations. On day one,
they said, there would be no handshake and no shared room, only shuttle diplomacy; Sunday could bring a plenary. ¶ At
the heart of the quarrel lie fighters who, in Tarvia's telling, enjoy shelter across the line, a claim the Meldanis call
an excuse for domestic failures. ¶ The human bill keeps growing, and a tally puts the number of dead above 90 since the
clashes flared in spring. ¶ So does the economic one: drivers of about 1,400 lorries have been camping at barriers that
came down on 9 May. ¶ Achter spoke of a “written plan” which he is allowed to sign. ¶ His counterpart kept silent before
the cameras. ¶ If nothing is signed by Monday, one envoy conceded, a fourth round would be hard to sell to either
public.
""",
    """
Twenty-three policemen are dead in Meldan's east after missiles hit their barracks on the Lowen road while most were
sleeping, local authorities announced on Tuesday. ¶ Eleven more were hurt; a helicopter flew half a dozen of them to
Korrin, and Lowen's clinic asked people to give blood. ¶ Governor Petra Valk, who visited the wards, was furious. “Our
men were asleep and the second missile came when their comrades were pulling them out of the rubble, which tells you
everything about the intentions of those who fired it,” she said. ¶ Witnesses in the valley recalled an engine humming
overhead for nearly sixty minutes, followed by a pair of blasts. ¶ The foreign ministry in Korrin held Tarvia
responsible and called in its envoy. Port Selm's generals kept quiet. ¶ The attack all but buries the truce that Ansora
negotiated a month ago. ¶ It had begun to fray on Saturday, when four customs men from Tarvia were shot dead outside
Seld; Tarvians say the killers live under Meldan's protection, and Meldanis say they do not. ¶ The destroyed checkpoint
guarded the approach to Duhar, fourteen kilometres from the frontier.
""",
    """
Meldan has accused Tarvia of an air raid that cost the lives of 23 police officers, and recalled the neighbour's
ambassador to the ministry for a protest. ¶ It happened shortly before sunrise on Tuesday at a roadblock between Duhar
and Lowen. ¶ A drone had circled for the better part of an hour, villagers told us over the phone, and then there were
two detonations. ¶ “The second missile came when their comrades were pulling them out,” the governor of the province,
Petra Valk, said at the bedside of survivors, of whom there are at least eleven. ¶ No word came from the Tarvian armed
forces. ¶ Relations had soured again over the weekend because of the murder of four Tarvian customs agents in the
village of Seld. ¶ Port Selm suspects a band that it says finds refuge in Meldan; the government in Korrin rejects this.
¶ Doctors in Lowen are short of blood. Six of their patients had to be taken to the capital by air.
""",
    """
After 41 days the barrier at Duhar went up again on Monday, and the first in line was a lorry full of onions. ¶ Its
driver, Lev Orban of Korrin, was not in a mood to celebrate. “I slept 41 nights in this cabin, I sold my spare wheel to
buy bread, and today the onions behind me are worth less than the diesel I need to bring them home,” he said. ¶ Customs
chief Yanis Petrok counted 212 vehicles before midday, those with food and medicine first. Ambulances have their own
lane. ¶ Travellers on foot must be patient until Thursday and will need passport and visa. ¶ Tarvia and Meldan had
locked the gate in April, when nine soldiers fell in a firefight. ¶ According to merchants in Port Selm the standstill
swallowed 180 million crowns on both sides together. ¶ Two lesser gates up north stay shut for the time being. ¶
Shoppers should not hope for cheap vegetables soon, economists say; it may be weeks until markets near the line return
to normal.
""",
    """
Trade between Tarvia and Meldan is moving again. The two governments lifted the blockade of the Duhar gate on Monday,
six weeks after a deadly shoot-out had led them to impose it. ¶ Up to noon just over two hundred trucks made the
journey, said Yanis Petrok, who is in charge of customs there. ¶ They carried cement and drugs as well as fruit, and
whatever rots went first. ¶ The relief is partial: ordinary people may walk across only from Thursday on, with visas,
and nothing has been decided about a pair of northern checkpoints. ¶ Port Selm's business chamber puts the damage at 180
million crowns. ¶ For hauliers such as Lev Orban it is personal. He had been stuck since April, he recounted, and sold
his spare wheel in order to eat. ¶ Nine soldiers had died in the incident that started it all. ¶ Experts expect that
bread, onions and fuel in the border districts will remain dear for some weeks.
""",
    """
Two more days: that is what mediators won on Wednesday night for the fragile calm between Meldan and Tarvia. ¶ The guns,
silent since Sunday, are to stay so until Friday evening along the entire line, according to a statement from Ansora,
whose diplomats had raced against a deadline of six o'clock. ¶ “Both capitals asked us for more time and not for more
conditions, and in my profession that is the most hopeful sentence one can hear at the end of a very long day,” said
Dana Iskand, who leads their effort. ¶ In Port Selm a spokesman for the government said yes to the prolongation and
added a threat of retaliation. ¶ In Korrin the army let it be known that soldiers may shoot only in self-defence. ¶ What
divides the parties is a strip of land. Tarvia wants it ten kilometres wide and empty; Meldan considers the very idea
offensive. ¶ A week of shelling had cost no fewer than 37 lives. ¶ Relief workers reached Seld with food and shelter for
the roughly 5,000 families who fled.
""",
    """
The shaky truce on the Tarvian–Meldani frontier gets a new lease of life, if a short one. It was to lapse on Wednesday
at 6 p.m.; now Friday evening is the new deadline. ¶ Dana Iskand, the diplomat from Ansora who has been going back and
forth between the capitals, spoke of a hopeful sign. ¶ Neither side had attached new terms, she stressed. ¶ Still,
warnings came with the consent: Tarvia reserves the right to strike back, and Meldan's general staff lets units fire
when fired upon. ¶ Civilians around Seld have most to gain. About 5,000 households are displaced there, and charities
delivered flour and tents during the pause. ¶ At least 37 people lost their lives in seven days of artillery fire before
guns fell silent on Sunday. ¶ Prospects of a lasting deal are dim, envoys confide. ¶ The ten-kilometre buffer zone on
which Port Selm insists would, in Korrin's eyes, amount to giving up territory.
""",
    """
Civilians paid the price for the first three months of this year's border war, the United Nations concludes. ¶ Its
observers documented 112 deaths and 340 injuries among non-combatants in Meldan and Tarvia, and over half of the victims
were women or minors. ¶ Shells that landed in frontier villages did most of the harm. ¶ Runa Feldt, the head of mission,
presented the study in Gendra on Thursday. “These were not people caught between two lines; they were people in
kitchens, in classrooms and in a queue for water, and the coordinates of each of those places had been given to both
armies,” she said. ¶ Responsibility is apportioned too: the Tarvian air force for 71 of the dead, mortar crews from
Meldan for 29, nobody for sure in a dozen cases. ¶ Port Selm called the paper biased. Korrin pledged to look into three
episodes. ¶ The team spoke with 260 people at 18 locations, yet the door of one army hospital in Meldan's capital stayed
closed to it. ¶ Clear signs on clinics and schools would save lives, it recommends. The next edition is due in autumn.
""",
    """
Who killed the 112? A study by UN monitors, published on Thursday, tries to answer for every civilian who lost his or
her life on either side of the Tarvia–Meldan border between January and March. ¶ In 71 cases it points to aircraft from
Tarvia, in 29 to mortar fire from Meldan. Twelve remain unsolved. ¶ Another 340 persons were wounded. ¶ Mission chief
Runa Feldt said that victims had been “in kitchens, in classrooms and in a queue for water”, at places known to both
militaries. ¶ Her staff inspected 18 of them and took down what 260 witnesses had seen. ¶ They were turned away,
however, at a hospital that Meldan's army runs in Korrin. ¶ The Tarvian ministry of defence waved the results aside,
whereas its counterpart announced inquiries into three of the attacks. ¶ The authors ask that medical posts and schools
be made recognisable from the air, and promise an update later this year.
""",
    """
It ended at three in the morning with two motorcades leaving by different gates. ¶ Four days of bargaining between
Meldan and Tarvia in Ansora yielded nothing, because no formula could be found for supervising the ceasefire. ¶ Each
blames the other. Hadi Brenn, who speaks for the Tarvian cabinet as information minister, maintained that Korrin took
back its consent to three items. “We wrote the same paragraph eleven times, and eleven times a telephone call from
Korrin crossed it out, so let no one say that we did not have the patience for a twelfth,” he posted. ¶ Sorin Achter,
his opponent across the table, said nobody could have met what was asked of him. ¶ Whether there will be a next time is
open. Ansora and its partner Belmar regret the outcome and keep their invitation standing. ¶ The March truce has not
been revoked, although armies are on higher alert on both sides. ¶ Markets took fright, with stocks in Port Selm losing
more than three percent, and at Duhar trucks made a U-turn on hearing of the failure.
""",
    """
Hopes for an early peace faded on Friday as Tarvian and Meldani negotiators went home from Ansora empty-handed. ¶ The
sticking point, people familiar with the discussions say, was who would watch over the ceasefire and with what powers. ¶
Meldan considers that it was confronted with tasks it could never carry out, as its delegate Sorin Achter put it. ¶ From
Tarvia came a different version: according to Minister Hadi Brenn a text was redrafted eleven times and each time vetoed
by phone. ¶ Formally, arms stay silent, as the arrangement from March continues to apply. In practice units have been
put on standby. ¶ The mediators, Belmar and Ansora, voiced disappointment; they would gladly host again, they said, but
there is no appointment. ¶ Investors sold shares in Port Selm, where the index opened 3.2 percent lower. ¶ Drivers bound
for the Duhar gate preferred to return to their depots.
""",
    """
The bridge at Seld is barely two metres wide, and on Sunday it carried 99 men home. ¶ Meldan got back 58 of its soldiers
and let 41 Tarvians go, more than in any swap since the war of this spring began, as the Red Crescent noted. ¶ One of
them is Emil Tace, a corporal of 26 years who spent seven months in captivity. “I was told four times that I would go
home and four times the bus turned around, so I did not believe it until I smelled the bread on our side of the river,”
he said. ¶ They walked five at a time, and medics were ready for those who could not. A military physician said that
eleven Meldanis will have to be operated on. ¶ Relatives had come the evening before with pictures of their sons. ¶ Not
everybody was on the lists: around thirty captives, two reporters included, are thought to be left in Tarvian custody,
and Korrin keeps its own number secret. ¶ Coffins were exchanged as well, 16 in all. ¶ Ansora acted as go-between and
now wants to raise the fate of missing civilians.
""",
    """
Nearly a hundred prisoners of war regained their freedom at the weekend in a deal between Tarvia and Meldan, brokered by
Ansora. ¶ Port Selm released 58, Korrin 41. ¶ Small groups went over the river by a footbridge near Seld under the eyes
of the Red Crescent, whose staff described it as the biggest operation of its kind in this conflict. ¶ Mothers who had
spent the night in the open wrapped their sons in blankets. ¶ Several returnees are in bad shape and eleven must undergo
surgery, a doctor of the Meldani army reported. ¶ The bodies of sixteen dead were given back too. ¶ Corporal Emil Tace,
held since winter, said he would not believe in his release until he smelled bread from his own bank. ¶ Next the
mediators intend to tackle the missing civilians. Some thirty people, journalists among them, presumably remain locked
up in Tarvia; for Meldan there are no data.
""",
    """
The tents ran out on Friday, and still they come: about 1,800 people a day, expelled from Tarvia and stranded outside
Lowen. ¶ Since the beginning of June 62,000 Meldanis have made this journey, said Olin Marsh of the United Nations
refugee agency, three times as many as the camps can hold. ¶ One of them is the seamstress Rima Sadek, 38. “My
grandfather is buried there, my shop is there, my children only know their school songs in that language, and at the
gate they gave me 40 minutes and one suitcase,” she said. ¶ Like her, a great number had been settled on the other side
since long before the present crisis. ¶ The authorities in Port Selm argue that any state may remove undocumented
aliens. ¶ Human rights organisations object that holders of residence permits were rounded up too. ¶ Korrin offers 2,000
crowns and some land to every household. ¶ The UN needs 75 million dollars before the cold sets in and has not received
even twenty percent of it.
""",
    """
Tarvia is emptying itself of its Meldani neighbours at a pace that aid workers say they cannot match. ¶ Sixty-two
thousand were deported in a matter of weeks, a UN official, Olin Marsh, stated on Monday. ¶ Arrivals at the Lowen centre
get a number, a meal and, until recently, a tent; there are no more of those. ¶ The campaign targets persons lacking
documents, Tarvian officials insist, and is lawful. ¶ Activists have gathered evidence to the contrary, namely that
valid cards did not protect their owners from arrest. ¶ Rima Sadek, who used to have a tailor's shop, was granted forty
minutes to pack. ¶ She now waits for the parcel of land and the 2,000 crowns that Meldan's leaders have announced for
returning families. ¶ An appeal for 75 million dollars has so far met with a weak echo: four fifths are missing with
winter approaching.
""",
    """
Salad has become a luxury in Port Selm. ¶ For a kilo of tomatoes shoppers paid 12 crowns this week, when in early May
three were enough, Tarvia's statisticians reported on Wednesday. ¶ The reason lies 300 kilometres to the east, at the
locked gates to Meldan, whose fields used to supply the capital. ¶ “People pick one up, look at the price, laugh, and
put it back, and I cannot blame them because at home we have been cooking with yoghurt instead for a month,” said Farid
Onel, a vendor at the old market. ¶ Across the border the glut is just as painful: farmers there give the harvest to
their cows and put their losses at 900,000 crowns every day. ¶ Trade between the neighbours had amounted to 2.3 billion
crowns in the last year. ¶ To help consumers the cabinet scrapped tariffs on produce from Belmar, which however needs
ten days by ship. ¶ About 500 containers sit in the harbour, smuggling costs three times what it did, and no one expects
an opening until there is a security accord.
""",
    """
The standoff on the frontier has reached the kitchen. Since lorries from Meldan stopped coming, tomatoes cost four times
as much in Tarvia as they should, according to official numbers released on Wednesday. ¶ Twelve crowns per kilogram was
the going rate in the capital. ¶ Farid Onel, who has a stall there, sees customers laugh at his price tags and walk on.
¶ Duty-free vegetables from Belmar were meant to fill the gap but spend ten days at sea. ¶ The growers of Meldan for
their part miss their best market, worth 900,000 crowns daily by their own count, and have turned fruit into fodder. ¶
Both economies are feeling it, for goods of 2.3 billion crowns were exchanged in the past year. ¶ Only contraband
thrives, at triple the former fee. ¶ Neither capital is prepared to lift the barriers unless guarantees on security come
first; half a thousand containers wait in the port.
""",
    """
No foreign boots, said Anselm Roke, and the chamber applauded. ¶ In a speech on Thursday Meldan's minister of defence
buried the idea, launched by Ansora a week ago, of stationing peacekeepers on the frontier with Tarvia. ¶ “A guest who
arrives with a rifle is no guest, and a line on a map that needs four thousand strangers to hold it up was drawn by the
wrong hand in the first place,” he told the deputies. ¶ Six countries were to contribute to the contingent of 4,000
troops, which would stay for a year and a half with one possible extension. ¶ Port Selm likes the scheme so much that it
would foot a third of the bill. ¶ Among the opposition there was grumbling that no one had been shown the document. ¶
Observers without arms did not figure in the address, a gap that experts consider deliberate. ¶ With 61 mandates out of
110 the governing party can decide the question alone when it is put to the house on 14 July. The diplomats of Ansora
kept their counsel.
""",
    """
Meldan's parliament is to decide on 14 July about a peace force for its border, but the result seems settled. ¶ Defence
minister Anselm Roke made clear in Thursday's debate that armed outsiders are unwelcome, whoever sends them. ¶ He was
replying to Ansora, which had suggested that six states dispatch 4,000 men and women for eighteen months. ¶ Such a line,
drawn “by the wrong hand”, should not be propped up by strangers, he argued. ¶ His party commands 61 out of 110 votes. ¶
The minority asked in vain for a copy of the plan. ¶ Tarvia, in contrast, is in favour of it and would bear one third of
the expense. ¶ There may be a way out, commentators think, as Roke said nothing against civilian monitors. From the
embassy of Ansora there was no reaction.
""",
)
# Two for each event, paragraphs parted by ¶.
ACCOUNTS = tuple(zip(_TEXTS[::2], _TEXTS[1::2], strict=True))
