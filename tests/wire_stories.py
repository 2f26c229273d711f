"""What the invented agency Continental News wrote about ten events; ¶ parts paragraphs."""

WIRE = (
    """
ANSORA — Envoys of Tarvia and Meldan sat down in Ansora on Saturday for a third round of talks on their shared border, a
week after the second round broke up without a joint statement, officials said. ¶ The Meldani delegation is led by the
deputy interior minister, Sorin Achter, while Tarvia sent its intelligence chief, Ilda Maroun, according to two
diplomats with knowledge of the meeting. ¶ “We have come with a written plan and with the mandate to sign it, and if the
other side brings the same readiness, then nobody in this building has to leave before Monday with empty hands or with
empty words,” Achter told Continental News. ¶ Tarvia wants guarantees that armed groups will stop crossing the
mountains, and has repeatedly accused its neighbour of sheltering their commanders. ¶ Meldan denies the accusation and
says the violence is an internal matter of Tarvia. ¶ The frontier has been closed to trade since 9 May, leaving some
1,400 lorries stranded on both sides. ¶ Ansora's foreign ministry said the two teams were meeting in separate rooms on
the first day. ¶ A joint session was expected on Sunday, it added, without giving any details of the agenda. ¶ More than
90 people have died in clashes along the line since the spring, according to figures compiled by Continental News.
""",
    """
KORRIN — An unmanned aircraft struck a police checkpoint in eastern Meldan before dawn on Tuesday, killing 23 officers
and wounding at least 11 others, the provincial governor said. ¶ The post stands on the road between the town of Lowen
and the Duhar crossing, about 14 kilometres from the border with Tarvia. ¶ “Our men were asleep and the second missile
came when their comrades were pulling them out of the rubble, which tells you everything about the intentions of those
who fired it,” governor Petra Valk told reporters at the provincial hospital. ¶ Meldan blamed the Tarvian air force and
summoned the ambassador. ¶ Tarvia's military did not immediately respond to a request for comment. ¶ Residents reached
by telephone said they heard the buzzing of a drone for almost an hour before two explosions shook the valley. ¶ A truce
brokered by Ansora last month had largely held until the weekend, when gunmen killed four Tarvian customs agents near
the village of Seld. ¶ Tarvia has accused Meldan of harbouring those gunmen, a charge that Korrin rejects. ¶ The
hospital in Lowen appealed for blood donors and moved 6 of the wounded to the capital by helicopter.
""",
    """
DUHAR CROSSING — Lorries loaded with fruit, cement and medicine rolled through the Duhar crossing on Monday as Tarvia
and Meldan reopened their main border gate after 41 days of closure, customs officials said. ¶ By noon 212 vehicles had
passed in both directions, according to the head of the customs house, Yanis Petrok. ¶ “I slept 41 nights in this cabin,
I sold my spare wheel to buy bread, and today the onions behind me are worth less than the diesel I need to bring them
home,” said Lev Orban, a driver from Korrin. ¶ The gate was shut in April after an exchange of fire killed nine
soldiers. ¶ Pedestrians will be let through from Thursday, provided they carry a passport and a visa. ¶ Two smaller
crossings in the north remain closed until further notice. ¶ The chamber of commerce of Port Selm estimates that the
closure cost traders in both countries 180 million crowns. ¶ Perishable goods were given priority, and a separate lane
was set up for ambulances. ¶ Economists warned that prices in the border provinces would take weeks to come down.
""",
    """
ANSORA — Tarvia and Meldan agreed late on Wednesday to extend a ceasefire by 48 hours to give mediators more time, the
foreign ministry of Ansora announced. ¶ The truce, which was due to expire at 6 p.m., will now run until Friday evening
and covers the whole length of the frontier. ¶ “Both capitals asked us for more time and not for more conditions, and in
my profession that is the most hopeful sentence one can hear at the end of a very long day,” Ansora's chief mediator,
Dana Iskand, told journalists. ¶ A Tarvian government spokesman confirmed the extension but warned that any attack would
be answered. ¶ Meldan's army said its troops had been ordered to hold fire unless attacked. ¶ The first truce was
declared on Sunday after a week of artillery duels in which at least 37 people were killed. ¶ Aid agencies used the lull
to bring flour and tents to the district of Seld, where some 5,000 families have left their homes. ¶ Diplomats said the
sides remained far apart over a demand by Tarvia for a buffer strip ten kilometres deep. ¶ Meldan has called that demand
an insult to its sovereignty.
""",
    """
GENDRA — At least 112 civilians were killed and 340 injured in fighting between Tarvia and Meldan during the first
quarter of the year, United Nations monitors said in a report released on Thursday. ¶ Women and children accounted for
more than half of the casualties, most of which were caused by shelling of villages close to the frontier. ¶ “These were
not people caught between two lines; they were people in kitchens, in classrooms and in a queue for water, and the
coordinates of each of those places had been given to both armies,” said Runa Feldt, who heads the monitoring mission. ¶
The report attributes 71 deaths to Tarvian air strikes and 29 to Meldani mortars, while 12 could not be attributed. ¶
Tarvia's defence ministry dismissed the findings as one-sided. ¶ Meldan said it would study the document and investigate
three incidents that it lists. ¶ The monitors interviewed 260 witnesses and visited 18 sites, but were refused access to
a military hospital in Korrin. ¶ They urged both governments to mark schools and clinics clearly. ¶ A follow-up report
is planned for the autumn.
""",
    """
ANSORA — Peace talks between Tarvia and Meldan collapsed in the early hours of Friday after the delegations failed to
agree on how a truce would be monitored, both governments said. ¶ Tarvian information minister Hadi Brenn said the other
side had walked away from three points that it accepted a day earlier. ¶ “We wrote the same paragraph eleven times, and
eleven times a telephone call from Korrin crossed it out, so let no one say that we did not have the patience for a
twelfth,” Brenn wrote on social media. ¶ Meldan's chief negotiator, Sorin Achter, replied that his team had been handed
demands outside its power to fulfil. ¶ No date has been set for another meeting. ¶ The ceasefire agreed in March
formally remains in place, but officials in both capitals said they had put their forces on alert. ¶ Ansora, which
hosted the four days of discussions with the help of Belmar, expressed regret and offered to keep its doors open. ¶
Traders at the Duhar crossing said convoys turned back as soon as the news broke. ¶ Shares in Port Selm fell 3.2 percent
at the opening.
""",
    """
SELD — Tarvia handed over 58 captured soldiers to Meldan on Sunday and received 41 of its own in return, in the largest
exchange of prisoners since fighting broke out in the spring, the Red Crescent said. ¶ The men crossed a footbridge in
groups of five as doctors waited with stretchers at both ends. ¶ “I was told four times that I would go home and four
times the bus turned around, so I did not believe it until I smelled the bread on our side of the river,” said Corporal
Emil Tace, 26, who was held for seven months. ¶ Eleven of the freed Meldanis need surgery, according to an army doctor.
¶ Both sides also returned the remains of 16 fighters. ¶ The swap was arranged by Ansora, which said a list of missing
civilians would be discussed next. ¶ Families had gathered at the bridge since Saturday night, carrying photographs and
blankets. ¶ Tarvia is still believed to hold around 30 people, among them two journalists. ¶ Meldan has not said how
many detainees remain in its jails.
""",
    """
LOWEN — More than 62,000 Meldanis have been sent back from Tarvia since the start of June, straining camps that were
built for a third of that number, the UN refugee agency said on Monday. ¶ Many of them had lived in Tarvia for decades
and arrived with little more than the clothes they were wearing, the agency's representative, Olin Marsh, told a
briefing. ¶ “My grandfather is buried there, my shop is there, my children only know their school songs in that
language, and at the gate they gave me 40 minutes and one suitcase,” said Rima Sadek, a 38-year-old seamstress. ¶ Tarvia
says it is expelling only foreigners without papers and that it has the right to do so. ¶ Rights groups say police have
also detained people who hold valid residence cards. ¶ The reception centre near Lowen has run out of tents and
registers about 1,800 arrivals every day. ¶ Meldan's government has promised each family a plot of land and a payment of
2,000 crowns. ¶ The agency appealed for 75 million dollars to get through the winter. ¶ So far donors have covered less
than a fifth of that sum.
""",
    """
PORT SELM — Tomato prices in Tarvia have climbed to four times their usual level since the border with Meldan was
closed, hitting households that already struggle with inflation, the statistics office said on Wednesday. ¶ A kilogram
sold for 12 crowns in the capital this week, up from 3 crowns in early May. ¶ “People pick one up, look at the price,
laugh, and put it back, and I cannot blame them because at home we have been cooking with yoghurt instead for a month,”
said Farid Onel, who runs a stall in the old market. ¶ Exporters in Meldan lose about 900,000 crowns a day, according to
its growers' association, and have begun to feed ripe fruit to cattle. ¶ The two countries traded goods worth 2.3
billion crowns last year. ¶ The Tarvian government has waived duties on vegetables from Belmar, but shipments by sea
take ten days. ¶ Some 500 containers of other goods are stuck in the port. ¶ Officials on both sides say that the gates
will not reopen before security guarantees are signed. ¶ Smugglers have meanwhile raised their rates threefold.
""",
    """
KORRIN — Meldan's defence minister, Anselm Roke, told parliament on Thursday that the country would not accept foreign
troops on its soil, rejecting a proposal that Ansora tabled last week for an international force along the border with
Tarvia. ¶ His remarks drew applause from most benches, though some opposition deputies demanded to see the text of the
proposal. ¶ “A guest who arrives with a rifle is no guest, and a line on a map that needs four thousand strangers to
hold it up was drawn by the wrong hand in the first place,” Roke said. ¶ The plan foresees 4,000 soldiers from six
nations, with a mandate of 18 months that can be renewed once. ¶ Tarvia has welcomed it in principle and offered to pay
a third of the costs. ¶ Ansora's embassy declined to comment on the speech. ¶ Analysts said the minister had left room
for unarmed observers, whom he did not mention. ¶ A vote on the matter is scheduled for 14 July. ¶ The governing party
holds 61 of the 110 seats.
""",
)
