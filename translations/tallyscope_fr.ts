<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Nothing is called like this</source>
        <translation>Rien ne porte ce nom</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Read only, you see what the store holds now; nothing is written.</source>
        <translation>En lecture seule, vous voyez ce que la base contient en ce moment&#xa0;; rien n’y est écrit.</translation>
    </message>
    <message>
        <source>Open read only</source>
        <translation>Ouvrir en lecture seule</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Base</translation>
    </message>
</context>
<context>
    <name>tally::Actions</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>Ouvrir un journal…</translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation>Écouter…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Arrêter l’écoute</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>Annuler la lecture</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Tendances</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>Rechercher des éléments</translation>
    </message>
    <message>
        <source>filter find</source>
        <translation>filtrer trouver chercher</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Objectifs</translation>
    </message>
    <message>
        <source>Edit the latency objective…</source>
        <translation>Modifier l’objectif de latence…</translation>
    </message>
    <message>
        <source>Edit the availability objective…</source>
        <translation>Modifier l’objectif de disponibilité…</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>Choose the range…</source>
        <translation>Choisir la plage…</translation>
    </message>
    <message>
        <source>Range before</source>
        <translation>Plage précédente</translation>
    </message>
    <message>
        <source>history undo</source>
        <translation>historique annuler</translation>
    </message>
    <message>
        <source>Range after</source>
        <translation>Plage suivante</translation>
    </message>
    <message>
        <source>history redo</source>
        <translation>historique rétablir</translation>
    </message>
    <message>
        <source>One window earlier</source>
        <translation>Une fenêtre plus tôt</translation>
    </message>
    <message>
        <source>One window later</source>
        <translation>Une fenêtre plus tard</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>all fit</source>
        <translation>tout ajuster</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>15 dernières minutes</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>24 dernières heures</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Aucune comparaison</translation>
    </message>
    <message>
        <source>With the time directly before</source>
        <translation>Avec la période juste avant</translation>
    </message>
    <message>
        <source>With an hour earlier</source>
        <translation>Avec une heure plus tôt</translation>
    </message>
    <message>
        <source>With a day earlier</source>
        <translation>Avec un jour plus tôt</translation>
    </message>
    <message>
        <source>With a week earlier</source>
        <translation>Avec une semaine plus tôt</translation>
    </message>
    <message>
        <source>yesterday previous period</source>
        <translation>hier période précédente</translation>
    </message>
    <message>
        <source>Explain the change in this range…</source>
        <translation>Expliquer le changement dans cette plage…</translation>
    </message>
    <message>
        <source>spike why what changed</source>
        <translation>pic pourquoi changement</translation>
    </message>
    <message>
        <source>With another time…</source>
        <translation>Avec un autre moment…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Pause the view</source>
        <translation>Suspendre l’affichage</translation>
    </message>
    <message>
        <source>live freeze</source>
        <translation>direct geler figer</translation>
    </message>
    <message>
        <source>Names of items</source>
        <translation>Noms des éléments</translation>
    </message>
    <message>
        <source>Colours of the desktop</source>
        <translation>Couleurs du bureau</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Couleurs claires</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Couleurs sombres</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>thème</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panneau</translation>
    </message>
    <message>
        <source>How was this answered?</source>
        <translation>D’où vient cette réponse&#xa0;?</translation>
    </message>
    <message>
        <source>inspector query tier rows</source>
        <translation>inspecteur requête niveau lignes</translation>
    </message>
    <message>
        <source>Export this panel…</source>
        <translation>Exporter ce panneau…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Go to or run…</source>
        <translation>Aller à ou exécuter…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation>raccourcis clavier</translation>
    </message>
    <message>
        <source>How is this counted?</source>
        <translation>Comment est-ce compté&#xa0;?</translation>
    </message>
    <message>
        <source>Export this page…</source>
        <translation>Exporter cette page…</translation>
    </message>
    <message>
        <source>report PDF print</source>
        <translation>rapport PDF imprimer</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>Affichage mural</translation>
    </message>
    <message>
        <source>full screen kiosk</source>
        <translation>plein écran kiosque</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>preferences options language</source>
        <translation>préférences options langue</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Heures en UTC</translation>
    </message>
    <message>
        <source>Times of this place</source>
        <translation>Heures locales</translation>
    </message>
    <message>
        <source>time zone local</source>
        <translation>fuseau horaire local</translation>
    </message>
    <message>
        <source>Annotate the chart…</source>
        <translation>Annoter le graphique…</translation>
    </message>
    <message>
        <source>note mark flag event comment</source>
        <translation>note marque drapeau événement commentaire</translation>
    </message>
    <message>
        <source>Annotations…</source>
        <translation>Annotations…</translation>
    </message>
    <message>
        <source>Raw lines of this range…</source>
        <translation>Lignes brutes de cette plage…</translation>
    </message>
    <message>
        <source>records events source offset log</source>
        <translation>enregistrements événements source position journal</translation>
    </message>
</context>
<context>
    <name>tally::AnnotationBook</name>
    <message>
        <source>There are %1 annotations already.</source>
        <translation>Il y a déjà %1 annotations.</translation>
    </message>
    <message>
        <source>An annotation has a text, and ends after it begins.</source>
        <translation>Une annotation a un texte et finit après son début.</translation>
    </message>
</context>
<context>
    <name>tally::AnnotationDialog</name>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Que s’est-il passé&#xa0;?</translation>
    </message>
    <message>
        <source>Edit the annotation</source>
        <translation>Modifier l’annotation</translation>
    </message>
    <message>
        <source>Release 2.18, or: disk replaced</source>
        <translation>Version 2.18, ou&#xa0;: disque remplacé</translation>
    </message>
    <message>
        <source>empty: one moment</source>
        <translation>vide&#xa0;: un instant</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>From, %1</source>
        <translation>De, %1</translation>
    </message>
    <message>
        <source>To, %1</source>
        <translation>À, %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>A time is written like %1.</source>
        <translation>Une heure s’écrit comme %1.</translation>
    </message>
</context>
<context>
    <name>tally::AnnotationList</name>
    <message>
        <source>Annotations</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No annotations</source>
        <translation>Aucune annotation</translation>
    </message>
    <message>
        <source>Click a chart with the right mouse button, or press N.</source>
        <translation>Cliquez un graphique avec le bouton droit, ou appuyez sur N.</translation>
    </message>
</context>
<context>
    <name>tally::Annotations</name>
    <message>
        <source>Annotate %1…</source>
        <translation>Annoter %1…</translation>
    </message>
    <message>
        <source>Annotate %1 to %2…</source>
        <translation>Annoter de %1 à %2…</translation>
    </message>
    <message>
        <source>Edit “%1”…</source>
        <translation>Modifier «&#xa0;%1&#xa0;»…</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>Supprimer «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Annotate…</source>
        <translation>Annoter…</translation>
    </message>
</context>
<context>
    <name>tally::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>tally::BoardPanel</name>
    <message numerus="yes">
        <source>Other, %1 items</source>
        <translation>
            <numerusform>Autres, %1 élément</numerusform>
            <numerusform>Autres, %1 éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other, at least %1 items</source>
        <translation>
            <numerusform>Autres, au moins %1 élément</numerusform>
            <numerusform>Autres, au moins %1 éléments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::BreakdownPanel</name>
    <message>
        <source>Health by video or type</source>
        <translation>Santé par vidéo ou type</translation>
    </message>
    <message>
        <source>No requests</source>
        <translation>Aucune requête</translation>
    </message>
    <message>
        <source>Nothing was counted in this range.</source>
        <translation>Rien n’a été compté dans cette période.</translation>
    </message>
    <message>
        <source>Nothing to tell apart</source>
        <translation>Rien à distinguer</translation>
    </message>
    <message>
        <source>Of these requests neither latency nor outcome is known item by item: they came from a store, or give neither.</source>
        <translation>De ces requêtes, ni latence ni résultat ne sont connus un par un&#xa0;: elles viennent d’un dépôt ou ne donnent ni l’un ni l’autre.</translation>
    </message>
    <message>
        <source>latency ±1 %, counts exact</source>
        <translation>latence ±1 %, comptes exacts</translation>
    </message>
    <message>
        <source>the first %1 videos, the rest is Other</source>
        <translation>les %1 premières vidéos, le reste sous Autres</translation>
    </message>
    <message>
        <source>apart since %1</source>
        <translation>séparées depuis %1</translation>
    </message>
</context>
<context>
    <name>tally::BudgetBoard</name>
    <message>
        <source>target %1</source>
        <translation>cible %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>mesuré %1</translation>
    </message>
    <message>
        <source>budget left %1</source>
        <translation>budget restant %1</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>At this pace</source>
        <translation>À ce rythme</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget restant</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>objectif</translation>
    </message>
    <message>
        <source>target</source>
        <translation>cible</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
    <message>
        <source>budget left</source>
        <translation>budget restant</translation>
    </message>
    <message>
        <source>burn %1</source>
        <translation>consommation %1</translation>
    </message>
</context>
<context>
    <name>tally::BumpChart</name>
    <message>
        <source>out</source>
        <translation>sorti</translation>
    </message>
    <message>
        <source>%1 · place %2 · %3 %4</source>
        <translation>%1 · place %2 · %3 %4</translation>
    </message>
    <message>
        <source>time</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>rang</translation>
    </message>
    <message>
        <source>item</source>
        <translation>élément</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>count</source>
        <translation>nombre</translation>
    </message>
</context>
<context>
    <name>tally::Card</name>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Figé</translation>
    </message>
</context>
<context>
    <name>tally::ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>provisoire</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, masqué</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>last %1 · min %2 · mean %3 · max %4</source>
        <translation>dernier %1 · min %2 · moy. %3 · max %4</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>%1 more: %2</source>
        <translation>%1 de plus&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>tally::ChartPanel</name>
    <message>
        <source>%1 chart</source>
        <translation>Graphique&#xa0;: %1</translation>
    </message>
    <message>
        <source>Legend of %1</source>
        <translation>Légende de %1</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Échelle logarithmique</translation>
    </message>
    <message>
        <source>Draw as</source>
        <translation>Représenter en</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Aires empilées</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barres</translation>
    </message>
</context>
<context>
    <name>tally::ChartSpeech</name>
    <message>
        <source>%1: last %2, least %3, mean %4, greatest %5</source>
        <translation>%1&#xa0;: dernier %2, minimum %3, moyenne %4, maximum %5</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Aucune donnée</translation>
    </message>
</context>
<context>
    <name>tally::ChartTable</name>
    <message>
        <source>time</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>annotation</translation>
    </message>
</context>
<context>
    <name>tally::CommandPalette</name>
    <message>
        <source>Go to or run</source>
        <translation>Aller à ou exécuter</translation>
    </message>
    <message>
        <source>Go to a page or item, run an action, find help</source>
        <translation>Trouver une page, un élément, une action ou de l’aide</translation>
    </message>
</context>
<context>
    <name>tally::Compare</name>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>1 h earlier</source>
        <translation>1 h plus tôt</translation>
    </message>
    <message>
        <source>a day earlier</source>
        <translation>un jour plus tôt</translation>
    </message>
    <message>
        <source>a week earlier</source>
        <translation>une semaine plus tôt</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 plus tôt</translation>
    </message>
    <message>
        <source>no comparison</source>
        <translation>aucune comparaison</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>face à %1</translation>
    </message>
</context>
<context>
    <name>tally::CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare with an earlier time</source>
        <translation>Comparer avec un moment antérieur</translation>
    </message>
    <message>
        <source>minutes earlier</source>
        <translation>minutes plus tôt</translation>
    </message>
    <message>
        <source>hours earlier</source>
        <translation>heures plus tôt</translation>
    </message>
    <message>
        <source>days earlier</source>
        <translation>jours plus tôt</translation>
    </message>
    <message>
        <source>weeks earlier</source>
        <translation>semaines plus tôt</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
</context>
<context>
    <name>tally::ConfigFile</name>
    <message>
        <source>config.toml cannot be read, so every setting is as it was or as usual.</source>
        <translation>config.toml est illisible&#xa0;: chaque paramètre reste tel qu’il était ou prend sa valeur habituelle.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 could not be changed in config.toml as it is laid out; it holds until the end.</source>
        <translation>%1 n’a pas pu être modifié dans config.toml tel qu’il est écrit&#xa0;; la valeur vaut jusqu’à la fermeture.</translation>
    </message>
    <message>
        <source>config.toml could not be written: %1</source>
        <translation>config.toml n’a pas pu être écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>config.toml cannot be read, and could not be set aside: it is left as it is.</source>
        <translation>config.toml est illisible et n’a pas pu être mis de côté&#xa0;: il est laissé tel quel.</translation>
    </message>
</context>
<context>
    <name>tally::ConfigKeys</name>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Objectifs</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>Affichage mural</translation>
    </message>
    <message>
        <source>Notification area</source>
        <translation>Zone de notification</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Of the desktop, or always the same</source>
        <translation>Celles du bureau, ou toujours les mêmes</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Changes at once, and with it the form of numbers and dates</source>
        <translation>Change aussitôt, avec la forme des nombres et des dates</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Première page</translation>
    </message>
    <message>
        <source>What is shown when the program starts</source>
        <translation>Ce qui s’affiche au démarrage du programme</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>La dernière</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Tendances</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Go on where it ended</source>
        <translation>Reprendre où l’on s’était arrêté</translation>
    </message>
    <message>
        <source>Opens the logs of the last time, with range, filters and order</source>
        <translation>Rouvre les derniers journaux, avec plage, filtres et ordre</translation>
    </message>
    <message>
        <source>Range of live sources</source>
        <translation>Plage des sources en direct</translation>
    </message>
    <message>
        <source>When listening or following begins</source>
        <translation>Quand commence une écoute ou un suivi</translation>
    </message>
    <message>
        <source>The last one used</source>
        <translation>La dernière utilisée</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 minutes</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 heures</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 heures</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>Names of items</source>
        <translation>Noms des éléments</translation>
    </message>
    <message>
        <source>Instead of ids, where the store has them; from the next start</source>
        <translation>Au lieu des identifiants, si la base les connaît&#xa0;; dès le prochain démarrage</translation>
    </message>
    <message>
        <source>Share of fast requests</source>
        <translation>Part de requêtes rapides</translation>
    </message>
    <message>
        <source>0.999 = 999 of 1000 within the limit</source>
        <translation>0.999 = 999 sur 1000 sous la limite</translation>
    </message>
    <message>
        <source>Limit of latency, seconds</source>
        <translation>Limite de latence, secondes</translation>
    </message>
    <message>
        <source>What takes longer spends the error budget</source>
        <translation>Ce qui dure plus longtemps entame le budget d’erreurs</translation>
    </message>
    <message>
        <source>Share of requests that succeed</source>
        <translation>Part de requêtes réussies</translation>
    </message>
    <message>
        <source>0.999 = 999 of 1000 without an error</source>
        <translation>0.999 = 999 sur 1000 sans erreur</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>Adresse d’écoute</translation>
    </message>
    <message>
        <source>Proposed by the Listen dialog</source>
        <translation>Proposée par la fenêtre Écouter</translation>
    </message>
    <message>
        <source>Next page after, seconds</source>
        <translation>Page suivante après, secondes</translation>
    </message>
    <message>
        <source>On the wall display (F11); 0 = it stays</source>
        <translation>Sur l’affichage mural (F11)&#xa0;; 0 = ne change pas</translation>
    </message>
    <message>
        <source>Icon with the state</source>
        <translation>Icône d’état</translation>
    </message>
    <message>
        <source>In the notification area of the desktop, where there is one</source>
        <translation>Dans la zone de notification du bureau, s’il en a une</translation>
    </message>
    <message>
        <source>Say when it gets worse</source>
        <translation>Signaler une dégradation</translation>
    </message>
    <message>
        <source>A message of the desktop when a source stalls or fails, or the store does</source>
        <translation>Notification du bureau quand une source ou la base s’arrête ou échoue</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Of every time that is shown or exported: utc, local or a name such as Europe/Paris</source>
        <translation>De toute heure affichée ou exportée&#xa0;: utc, local ou un nom comme Europe/Paris</translation>
    </message>
    <message>
        <source>Rows of a ranking</source>
        <translation>Lignes d’un classement</translation>
    </message>
    <message>
        <source>On the Trends page: the K of its top-K boards</source>
        <translation>Sur la page Tendances&#xa0;: le K des classements top-K</translation>
    </message>
    <message>
        <source>Hide actors of listeners</source>
        <translation>Masquer les acteurs des écoutes</translation>
    </message>
    <message>
        <source>Keeps only what is counted, and of actors a keyed hash; for listeners made from now on</source>
        <translation>Ne garde que ce qui est compté et, des acteurs, un hachage à clé&#xa0;; pour les écoutes à venir</translation>
    </message>
    <message>
        <source>Certificate of listeners</source>
        <translation>Certificat des écoutes</translation>
    </message>
    <message>
        <source>A PEM file; for TLS and HTTPS</source>
        <translation>Un fichier PEM&#xa0;; pour TLS et HTTPS</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Clé du certificat</translation>
    </message>
    <message>
        <source>A PEM file that only you can read</source>
        <translation>Un fichier PEM que vous seul pouvez lire</translation>
    </message>
    <message>
        <source>Token of senders</source>
        <translation>Jeton des émetteurs</translation>
    </message>
    <message>
        <source>A file with the secret that senders must know; for TLS and HTTPS</source>
        <translation>Un fichier avec le secret que les émetteurs doivent connaître&#xa0;; pour TLS et HTTPS</translation>
    </message>
</context>
<context>
    <name>tally::ConfigText</name>
    <message>
        <source>There is no setting “%1”.</source>
        <translation>Il n’y a pas de paramètre «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>There is no setting “%1”; did you mean “%2”?</source>
        <translation>Il n’y a pas de paramètre «&#xa0;%1&#xa0;»&#xa0;; vouliez-vous dire «&#xa0;%2&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>%1 must be true or false.</source>
        <translation>%1 doit être true ou false.</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3.</source>
        <translation>%1 doit être un nombre de %2 à %3.</translation>
    </message>
    <message>
        <source>%1 must be a text in quotes.</source>
        <translation>%1 doit être un texte entre guillemets.</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”; it may be %3.</source>
        <translation>%1 ne peut pas être «&#xa0;%2&#xa0;»&#xa0;; valeurs possibles&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The keys of %1 cannot be read; write &quot;Ctrl+Shift+R&quot;, or &quot;&quot; for none.</source>
        <translation>Les touches de %1 sont illisibles&#xa0;; écrivez &quot;Ctrl+Shift+R&quot;, ou &quot;&quot; pour aucune.</translation>
    </message>
    <message>
        <source>The file is larger than 1 MiB.</source>
        <translation>Le fichier dépasse 1 Mio.</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”; write utc, local or a name such as Europe/Paris.</source>
        <translation>%1 ne peut pas être «&#xa0;%2&#xa0;»&#xa0;; écrivez utc, local ou un nom comme Europe/Paris.</translation>
    </message>
</context>
<context>
    <name>tally::DataTable</name>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Colonnes d’origine</translation>
    </message>
    <message>
        <source>Copied are the first %1 of %2 chosen rows; Export… writes all rows.</source>
        <translation>Copié&#xa0;: les %1 premières des %2 lignes choisies&#xa0;; «&#xa0;Exporter…&#xa0;» les écrit toutes.</translation>
    </message>
</context>
<context>
    <name>tally::DialogFoot</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>tally::DropField</name>
    <message>
        <source>Drop to open</source>
        <translation>Déposer pour ouvrir</translation>
    </message>
    <message>
        <source>Drop a file anywhere in this window</source>
        <translation>Déposez un fichier n’importe où dans cette fenêtre</translation>
    </message>
</context>
<context>
    <name>tally::ExplainDialog</name>
    <message>
        <source>What changed?</source>
        <translation>Qu’est-ce qui a changé&#xa0;?</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 face à %2</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>comparaison en cours</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Rien n’a changé</translation>
    </message>
    <message>
        <source>Both times have the same events.</source>
        <translation>Les deux périodes ont les mêmes événements.</translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2 events: %3, %4</source>
        <translation>
            <numerusform>%1 → %2 événement&#xa0;: %3, %4</numerusform>
            <numerusform>%1 → %2 événements&#xa0;: %3, %4</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 of %2 that changed</source>
        <translation>les %1 premiers sur %2 qui ont changé</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 ont changé</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Acteurs</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Acteur</translation>
    </message>
    <message>
        <source>Parts add up to 100 %; actors are read from the raw lines of logs and journals.</source>
        <translation>Les parts totalisent 100 %&#xa0;; les acteurs sont lus dans les lignes brutes des journaux.</translation>
    </message>
    <message>
        <source>Raw lines…</source>
        <translation>Lignes brutes…</translation>
    </message>
    <message>
        <source>The lines of the chosen row in the later time</source>
        <translation>Les lignes de la rangée choisie dans la période la plus récente</translation>
    </message>
    <message>
        <source>No log to read again</source>
        <translation>Aucun journal à relire</translation>
    </message>
    <message>
        <source>Who sent the events stands in the raw lines alone; what came through a listener that keeps no journal cannot be read again.</source>
        <translation>L’auteur des événements n’est que dans les lignes brutes&#xa0;; ce qui vient d’une écoute sans journal ne peut être relu.</translation>
    </message>
    <message>
        <source>reading the logs</source>
        <translation>lecture des journaux</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 events name nobody</source>
        <translation>
            <numerusform>%1 événement sur %2 ne nomme personne</numerusform>
            <numerusform>%1 événements sur %2 ne nomment personne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events of too many actors to tell apart</source>
        <translation>
            <numerusform>%1 événement d’acteurs trop nombreux pour être distingués</numerusform>
            <numerusform>%1 événements d’acteurs trop nombreux pour être distingués</numerusform>
        </translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Le journal n’a pas pu être lu</translation>
    </message>
    <message>
        <source>Not in the logs</source>
        <translation>Pas dans les journaux</translation>
    </message>
    <message>
        <source>The logs that are open have no event in these times.</source>
        <translation>Les journaux ouverts n’ont aucun événement dans ces périodes.</translation>
    </message>
    <message>
        <source>No actors in these logs</source>
        <translation>Aucun acteur dans ces journaux</translation>
    </message>
    <message>
        <source>No event says who sent it.</source>
        <translation>Aucun événement ne dit qui l’a envoyé.</translation>
    </message>
</context>
<context>
    <name>tally::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CSV for Excel</source>
        <translation>CSV pour Excel</translation>
    </message>
    <message>
        <source>TSV</source>
        <translation>TSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Write where it comes from beside it</source>
        <translation>Joindre un fichier qui dit d’où cela vient</translation>
    </message>
    <message>
        <source>Say which file to write.</source>
        <translation>Indiquez le fichier à écrire.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Il n’y a pas de dossier %1.</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 existe déjà.</translation>
    </message>
    <message>
        <source>With the separators of this language, so that Excel opens it as a table.</source>
        <translation>Avec les séparateurs de cette langue, pour qu’Excel l’ouvre comme un tableau.</translation>
    </message>
    <message>
        <source>Numbers in full; where it comes from is inside.</source>
        <translation>Nombres complets&#xa0;; la provenance est à l’intérieur.</translation>
    </message>
    <message>
        <source>The picture as it is shown.</source>
        <translation>L’image telle qu’elle est affichée.</translation>
    </message>
    <message>
        <source>What is shown, numbers in full; formulas in text are made inert.</source>
        <translation>Ce qui est affiché, nombres complets&#xa0;; les formules dans les textes sont neutralisées.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Écriture…</translation>
    </message>
    <message>
        <source>nothing could be drawn</source>
        <translation>rien n’a pu être dessiné</translation>
    </message>
</context>
<context>
    <name>tally::ExportMenu</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 n’a pas pu être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
</context>
<context>
    <name>tally::FieldHeader</name>
    <message>
        <source>time</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>item</source>
        <translation>élément</translation>
    </message>
    <message>
        <source>type</source>
        <translation>type</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>résultat</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>latence</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>acteur</translation>
    </message>
    <message>
        <source>Field of the %1</source>
        <translation>Champ pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>tally::FiguresDialog</name>
    <message>
        <source>%1 as a table</source>
        <translation>%1 en tableau</translation>
    </message>
    <message>
        <source>Figures of %1</source>
        <translation>Valeurs de %1</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, as shown at %2</source>
        <translation>
            <numerusform>%1 ligne, telle que montrée à %2</numerusform>
            <numerusform>%1 lignes, telles que montrées à %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::GoldenTiles</name>
    <message>
        <source>Latency p99</source>
        <translation>Latence p99</translation>
    </message>
    <message>
        <source>no latency in these events</source>
        <translation>aucune latence dans ces événements</translation>
    </message>
    <message>
        <source>few samples</source>
        <translation>peu de mesures</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation>p50 %1 · p95 %2</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Trafic</translation>
    </message>
    <message>
        <source>events/s</source>
        <translation>évén./s</translation>
    </message>
    <message>
        <source>events/min</source>
        <translation>évén./min</translation>
    </message>
    <message>
        <source>events/h</source>
        <translation>évén./h</translation>
    </message>
    <message>
        <source>live</source>
        <translation>direct</translation>
    </message>
    <message>
        <source>%1 in range · peak %2 per %3</source>
        <translation>%1 dans la plage · pic %2 par %3</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>no status in these events</source>
        <translation>aucun état dans ces événements</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% des évén.</translation>
    </message>
    <message>
        <source>5xx %1 · 4xx %2</source>
        <translation>5xx %1 · 4xx %2</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>memory %1 of %2 · queue %3</source>
        <translation>mémoire %1 sur %2 · file %3</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>in flight, inferred</source>
        <translation>en cours, estimé</translation>
    </message>
    <message>
        <source>peak %1 · our memory %2 of %3</source>
        <translation>pic %1 · notre mémoire %2 sur %3</translation>
    </message>
    <message>
        <source>nothing earlier</source>
        <translation>rien avant</translation>
    </message>
    <message>
        <source>last known: %1</source>
        <translation>dernière valeur connue&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>tally::Health</name>
    <message>
        <source>errors p99</source>
        <translation>p99 des erreurs</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>limite %1</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lent</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% des évén.</translation>
    </message>
    <message>
        <source>over the limit</source>
        <translation>au-delà de la limite</translation>
    </message>
    <message>
        <source>uses more than its budget</source>
        <translation>dépasse son budget</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>tout va bien</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latence p99</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation>p50 %1 · p95 %2</translation>
    </message>
    <message>
        <source>%1 of those without error; of errors p50 %2, p95 %3, p99 %4</source>
        <translation>%1 pour celles sans erreur&#xa0;; pour les erreurs p50 %2, p95 %3, p99 %4</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Trafic</translation>
    </message>
    <message>
        <source>events/s</source>
        <translation>évén./s</translation>
    </message>
    <message>
        <source>events/min</source>
        <translation>évén./min</translation>
    </message>
    <message>
        <source>events/h</source>
        <translation>évén./h</translation>
    </message>
    <message>
        <source>%1 in range</source>
        <translation>%1 dans la plage</translation>
    </message>
    <message>
        <source>%1 on before</source>
        <translation>%1 p/r à avant</translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation>muet depuis %1</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>slow %1</source>
        <translation>lents %1</translation>
    </message>
    <message>
        <source> · no status</source>
        <translation> · aucun état</translation>
    </message>
    <message>
        <source>explicit (5xx) %1 %, by policy (slower than the limit) %2 %; besides client errors (4xx) %3 %</source>
        <translation>explicites (5xx) %1&#xa0;%, par règle (plus lent que la limite) %2&#xa0;%&#xa0;; à part, erreurs du client (4xx) %3&#xa0;%</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>inferred: L = λ·W</source>
        <translation>estimé&#xa0;: L = λ·W</translation>
    </message>
    <message>
        <source>requests in flight, inferred by Little&apos;s law from rate and latency: the mean of the range</source>
        <translation>requêtes en cours, estimées par la loi de Little à partir du débit et de la latence&#xa0;: moyenne de la plage</translation>
    </message>
    <message>
        <source>no events in range</source>
        <translation>aucun événement dans la plage</translation>
    </message>
    <message>
        <source>needs latency</source>
        <translation>latence requise</translation>
    </message>
    <message>
        <source>no latency given</source>
        <translation>latence non indiquée</translation>
    </message>
    <message>
        <source>no event of this range says how long its request took</source>
        <translation>aucun événement de cette plage ne dit combien de temps sa requête a duré</translation>
    </message>
    <message>
        <source>no status given</source>
        <translation>état non indiqué</translation>
    </message>
    <message>
        <source>no event of this range says how its request ended</source>
        <translation>aucun événement de cette plage ne dit comment sa requête s’est terminée</translation>
    </message>
    <message>
        <source>inferred from rate and latency; no event of this range says how long its request took</source>
        <translation>estimé par le débit et la latence&#xa0;; aucun événement de cette plage ne dit combien de temps sa requête a duré</translation>
    </message>
</context>
<context>
    <name>tally::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Watched service</source>
        <translation>Service surveillé</translation>
    </message>
    <message>
        <source>what the events report</source>
        <translation>ce que disent les événements</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Chaîne de traitement</translation>
    </message>
    <message>
        <source>our own engine</source>
        <translation>notre propre moteur</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Fraîcheur</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% des évén.</translation>
    </message>
    <message>
        <source>Worst now:</source>
        <translation>Le pire en ce moment&#xa0;:</translation>
    </message>
    <message>
        <source>Service level objectives</source>
        <translation>Objectifs de niveau de service</translation>
    </message>
    <message>
        <source>30 days, rolling</source>
        <translation>30 jours glissants</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>left, %</source>
        <translation>restant, %</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Edit the chosen objective</source>
        <translation>Modifier l’objectif choisi</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Aucune heure</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Ces événements comptent sans heure.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Rien n’a encore été compté.</translation>
    </message>
    <message>
        <source>ms, errors included</source>
        <translation>ms, erreurs comprises</translation>
    </message>
    <message>
        <source>ms, without errors</source>
        <translation>ms, sans les erreurs</translation>
    </message>
    <message>
        <source>No latency</source>
        <translation>Aucune latence</translation>
    </message>
    <message>
        <source>No event of this range says how long its request took.</source>
        <translation>Aucun événement de cette plage ne dit combien de temps sa requête a duré.</translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No event says how its request ended, or how long it took.</source>
        <translation>Aucun événement ne dit comment sa requête s’est terminée, ni combien de temps elle a duré.</translation>
    </message>
    <message>
        <source>%, by part</source>
        <translation>%, par partie</translation>
    </message>
    <message>
        <source>s, now − watermark</source>
        <translation>s, maintenant − filigrane</translation>
    </message>
    <message>
        <source>Being measured</source>
        <translation>Mesure en cours</translation>
    </message>
    <message>
        <source>The first figures take two seconds.</source>
        <translation>Les premiers chiffres demandent deux secondes.</translation>
    </message>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>Rien n’est encore arrivé</translation>
    </message>
    <message>
        <source>Freshness begins with the first event.</source>
        <translation>La fraîcheur commence avec le premier événement.</translation>
    </message>
    <message>
        <source>No listener</source>
        <translation>Aucune écoute</translation>
    </message>
    <message>
        <source>What is recorded does not age; freshness is of listeners.</source>
        <translation>Ce qui est enregistré ne vieillit pas&#xa0;; la fraîcheur concerne les écoutes.</translation>
    </message>
    <message>
        <source>No objective can be measured</source>
        <translation>Aucun objectif n’est mesurable</translation>
    </message>
    <message>
        <source>No event of these 30 days carries a latency or an outcome.</source>
        <translation>Aucun événement de ces 30 jours ne porte de latence ni de résultat.</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>Aucun historique</translation>
    </message>
    <message>
        <source>This one is measured since the start only.</source>
        <translation>Celui-ci n’est mesuré que depuis le démarrage.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Non mesuré</translation>
    </message>
    <message>
        <source>all fine</source>
        <translation>tout va bien</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>service</source>
        <translation>service</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>chaîne de traitement</translation>
    </message>
    <message>
        <source>%, since %1</source>
        <translation>%, depuis %1</translation>
    </message>
    <message>
        <source>s, since %1</source>
        <translation>s, depuis %1</translation>
    </message>
    <message>
        <source>30 days up to %1</source>
        <translation>30 jours jusqu’à %1</translation>
    </message>
    <message>
        <source>Objectives, or health by video or type</source>
        <translation>Objectifs, ou santé par vidéo ou type</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Objectifs</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Par vidéo</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Par type</translation>
    </message>
    <message>
        <source>Worst videos</source>
        <translation>Pires vidéos</translation>
    </message>
    <message>
        <source>Worst types</source>
        <translation>Pires types</translation>
    </message>
</context>
<context>
    <name>tally::HealthTableModel</name>
    <message>
        <source>Other</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>errors: explicit (5xx) %1, by policy (slow) %2, of clients (4xx) %3</source>
        <translation>erreurs&#xa0;: explicites (5xx) %1, par règle (lentes) %2, des clients (4xx) %3</translation>
    </message>
    <message>
        <source>latency of errors ±1 %: p50 %1, p95 %2, p99 %3</source>
        <translation>latence des erreurs ±1 %&#xa0;: p50 %1, p95 %2, p99 %3</translation>
    </message>
    <message>
        <source>fewer than 100 requests: p99 says little</source>
        <translation>moins de 100 requêtes&#xa0;: p99 dit peu</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>per s</source>
        <translation>par s</translation>
    </message>
    <message>
        <source>5xx %</source>
        <translation>5xx %</translation>
    </message>
    <message>
        <source>4xx %</source>
        <translation>4xx %</translation>
    </message>
    <message>
        <source>slow %</source>
        <translation>lentes %</translation>
    </message>
    <message>
        <source>errors p99</source>
        <translation>erreurs p99</translation>
    </message>
</context>
<context>
    <name>tally::HeatMap</name>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>chargé</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>calme</translation>
    </message>
    <message>
        <source>weekday</source>
        <translation>jour de la semaine</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>heure</translation>
    </message>
</context>
<context>
    <name>tally::HeatPanel</name>
    <message>
        <source>By hour and weekday</source>
        <translation>Par heure et jour de la semaine</translation>
    </message>
    <message>
        <source>events an hour</source>
        <translation>événements par heure</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Aucun événement</translation>
    </message>
    <message numerus="yes">
        <source>%1 weeks, %2</source>
        <translation>
            <numerusform>%1 semaine, %2</numerusform>
            <numerusform>%1 semaines, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing happened in these weeks.</source>
        <translation>Rien ne s’est passé pendant ces semaines.</translation>
    </message>
</context>
<context>
    <name>tally::Help</name>
    <message>
        <source>How is traffic counted?</source>
        <translation>Comment le trafic est-il compté&#xa0;?</translation>
    </message>
    <message>
        <source>Every event that was accepted counts once, in the minute of its own time, never of its arrival. A bucket is the sum of its minutes, so buckets add up to the total of the range exactly. What is live is shown second by second, for about an hour, while memory has the seconds.

The hatched end is provisional: events for it may still come. Minutes before the watermark are final; those that changed afterwards are called revised.</source>
        <translation>Chaque événement accepté compte une fois, dans la minute de sa propre heure, jamais de son arrivée. Un intervalle est la somme de ses minutes&#xa0;: les intervalles font donc exactement le total de la plage. Ce qui est en direct est montré seconde par seconde, pendant une heure environ, tant que la mémoire a les secondes.

La fin hachurée est provisoire&#xa0;: des événements peuvent encore y arriver. Les minutes d’avant le filigrane sont définitives&#xa0;; celles qui changent ensuite sont dites révisées.</translation>
    </message>
    <message>
        <source>How is latency counted?</source>
        <translation>Comment la latence est-elle comptée&#xa0;?</translation>
    </message>
    <message>
        <source>From the field that says how long a request took. Percentiles come from a sketch that holds every value: p99 is within 1 % of the true one, and does not depend on how the events were split.

A bucket without latencies is a gap, not zero.</source>
        <translation>D’après le champ qui dit combien de temps une requête a duré. Les centiles viennent d’un résumé qui tient compte de chaque valeur&#xa0;: p99 est à 1&#xa0;% près de la vraie valeur et ne dépend pas du découpage des événements.

Un intervalle sans latence est un trou, pas un zéro.</translation>
    </message>
    <message>
        <source>How are errors counted?</source>
        <translation>Comment les erreurs sont-elles comptées&#xa0;?</translation>
    </message>
    <message>
        <source>Explicit errors are events that ended in an error (status 5xx). Client errors (4xx) are shown apart, as they are the client&apos;s. Errors by policy are requests that succeeded, but took longer than the objective allows.

The share is of all events of the bucket.</source>
        <translation>Les erreurs explicites sont les événements qui se sont terminés par une erreur (état 5xx). Les erreurs du client (4xx) sont montrées à part, puisqu’elles viennent du client. Les erreurs par règle sont les requêtes réussies qui ont duré plus que l’objectif ne le permet.

La part se rapporte à tous les événements de l’intervalle.</translation>
    </message>
    <message>
        <source>How is saturation counted?</source>
        <translation>Comment la saturation est-elle comptée&#xa0;?</translation>
    </message>
    <message>
        <source>The events do not say how full their service is, so it is inferred by Little&apos;s law: requests in flight = requests a second × seconds each. It is labelled as inferred.

Without latency the tile shows how full this program is instead.</source>
        <translation>Les événements ne disent pas à quel point leur service est chargé&#xa0;; c’est donc estimé par la loi de Little&#xa0;: requêtes en cours = requêtes par seconde × secondes chacune. C’est indiqué comme estimé.

Sans latence, la tuile montre à la place la charge de ce programme.</translation>
    </message>
    <message>
        <source>How are the top items counted?</source>
        <translation>Comment les premiers éléments sont-ils comptés&#xa0;?</translation>
    </message>
    <message>
        <source>How are items counted?</source>
        <translation>Comment les éléments sont-ils comptés&#xa0;?</translation>
    </message>
    <message>
        <source>One row for each item with events in the range. The share is of all events of the range, also with a filter; the rows that do not match are summed below.

Names come from the store (tallyctl names import) and change nothing in the counts.</source>
        <translation>Une ligne par élément ayant des événements dans la plage. La part se rapporte à tous les événements de la plage, même avec un filtre&#xa0;; les lignes qui n’y répondent pas sont additionnées en bas.

Les noms viennent de la base (tallyctl names import) et ne changent rien aux comptes.</translation>
    </message>
    <message>
        <source>How is the history of an item counted?</source>
        <translation>Comment l’historique d’un élément est-il compté&#xa0;?</translation>
    </message>
    <message>
        <source>The events of this item alone, by type. Sums, averages, least and greatest are of the value field, as exact decimals.</source>
        <translation>Les événements de ce seul élément, par type. Sommes, moyennes, minimum et maximum portent sur le champ valeur, en décimaux exacts.</translation>
    </message>
    <message>
        <source>How do the three rankings come about?</source>
        <translation>D’où viennent les trois classements&#xa0;?</translation>
    </message>
    <message>
        <source>They cover the last minute, hour and day that the range ends with; of what is live, the newest 60 seconds. Arrows compare with the ranking of as long a time before; “new” was not among the first hundred then.</source>
        <translation>Ils couvrent la dernière minute, la dernière heure et le dernier jour de la plage&#xa0;; de ce qui est en direct, les 60 secondes les plus récentes. Les flèches comparent au classement d’une durée égale juste avant&#xa0;; «&#xa0;nouveau&#xa0;» n’y était pas parmi les cent premiers.</translation>
    </message>
    <message>
        <source>What does the chart of leaders show?</source>
        <translation>Que montre le graphique des meneurs&#xa0;?</translation>
    </message>
    <message>
        <source>The first items of the hour, minute by minute. Before its first event an item has no line.</source>
        <translation>Les premiers éléments de l’heure, minute par minute. Avant son premier événement, un élément n’a pas de courbe.</translation>
    </message>
    <message>
        <source>How is the service&apos;s latency judged?</source>
        <translation>Comment la latence du service est-elle jugée&#xa0;?</translation>
    </message>
    <message>
        <source>p50, p95 and p99 of the requests that did not end in an error, and p99 of those that did: fast failures must not make a service look fast. Within 1 %.

What a store kept from before this program started has both in one; the subtitle then says so. The dashed line is the limit of the objective.</source>
        <translation>p50, p95 et p99 des requêtes sans erreur, et p99 de celles en erreur&#xa0;: des échecs rapides ne doivent pas faire paraître un service rapide. À 1&#xa0;% près.

Ce qu’une base a gardé d’avant le démarrage de ce programme réunit les deux&#xa0;; le sous-titre le dit alors. Le trait tireté est la limite de l’objectif.</translation>
    </message>
    <message>
        <source>What are errors of the service?</source>
        <translation>Quelles sont les erreurs du service&#xa0;?</translation>
    </message>
    <message>
        <source>5xx: the service failed. Slow: it succeeded, but took longer than the limit of the objective. 4xx: the client&apos;s. A bucket without events has no share and is a gap.</source>
        <translation>5xx&#xa0;: le service a échoué. Lent&#xa0;: il a réussi, mais au-delà de la limite de l’objectif. 4xx&#xa0;: du fait du client. Un intervalle sans événement n’a pas de part&#xa0;: c’est un trou.</translation>
    </message>
    <message>
        <source>How full is the pipeline?</source>
        <translation>À quel point la chaîne est-elle remplie&#xa0;?</translation>
    </message>
    <message>
        <source>Queues: how many of their places are taken. Memory: of the budget for counts. Disk: of the file system of the store. Workers, writer and CPU: the share of the last second they were busy. The worst one is named.

Time to full is a line through the last five minutes, and only shown when it clearly rises. Times are of this machine&apos;s clock, since the program started.</source>
        <translation>Files&#xa0;: la part de leurs places occupées. Mémoire&#xa0;: celle du budget des comptes. Disque&#xa0;: celle du système de fichiers de la base. Ouvriers, écriture et processeur&#xa0;: la part de la dernière seconde où ils étaient occupés. Le pire est nommé.

Le temps avant saturation prolonge les cinq dernières minutes, et n’est montré que si la hausse est nette. Les heures sont celles de cette machine, depuis le démarrage du programme.</translation>
    </message>
    <message>
        <source>How fresh is what I see?</source>
        <translation>Quel est l’âge de ce que je vois&#xa0;?</translation>
    </message>
    <message>
        <source>Now minus the watermark of each listener: minutes older than that are final. It includes the time that events may be out of order. A source that stands still ages here; a quiet one does too, until silence makes its minutes final.</source>
        <translation>Maintenant moins le filigrane de chaque écoute&#xa0;: les minutes plus anciennes sont définitives. Cela comprend le retard permis aux événements désordonnés. Une source arrêtée vieillit ici&#xa0;; une source calme aussi, jusqu’à ce que son silence rende ses minutes définitives.</translation>
    </message>
    <message>
        <source>How do error budgets work?</source>
        <translation>Comment fonctionnent les budgets d’erreurs&#xa0;?</translation>
    </message>
    <message>
        <source>A target of 99.9 % allows 0.1 % bad requests in 30 days: that is the budget. Burn 1× spends it in exactly 30 days, 14.4× in two.

Each column has a long and a short window. An alert is due when both burn faster than 14.4× (1 h and 5 min), 6× (6 h and 30 min), 3× (24 h and 2 h) or 1× (3 d and 6 h), with at least ten bad requests. The period ends with the shown range.</source>
        <translation>Une cible de 99,9&#xa0;% admet 0,1&#xa0;% de mauvaises requêtes en 30 jours&#xa0;: c’est le budget. Une consommation de 1× l’épuise en exactement 30 jours, de 14,4× en deux.

Chaque colonne a une fenêtre longue et une courte. Une alerte est due quand les deux dépassent 14,4× (1 h et 5 min), 6× (6 h et 30 min), 3× (24 h et 2 h) ou 1× (3 j et 6 h), avec au moins dix mauvaises requêtes. La période se termine avec la plage affichée.</translation>
    </message>
    <message>
        <source>What does the budget chart show?</source>
        <translation>Que montre le graphique du budget&#xa0;?</translation>
    </message>
    <message>
        <source>How much of the 30 days&apos; budget was left at each moment; below zero it is overspent. The dashed line spends it evenly.</source>
        <translation>Ce qui restait du budget des 30 jours à chaque instant&#xa0;; sous zéro, il est dépassé. Le trait tireté le répartit également.</translation>
    </message>
    <message>
        <source>How are hours and weekdays counted?</source>
        <translation>Comment les heures et jours de la semaine sont-ils comptés&#xa0;?</translation>
    </message>
    <message>
        <source>How is a change explained?</source>
        <translation>Comment un changement est-il expliqué&#xa0;?</translation>
    </message>
    <message>
        <source>Ctrl and drag over a stretch of a chart, or Ctrl M for the shown range. It is compared with as long a time before, or with what the range is compared with. Every item and type has its part in the change; all parts add up to 100 %, and those that went the other way are negative.</source>
        <translation>Ctrl et glisser sur une portion de graphique, ou Ctrl M pour la plage affichée. Elle est comparée à une durée égale juste avant, ou à ce à quoi la plage est comparée. Chaque élément et chaque type a sa part du changement&#xa0;; toutes les parts font 100&#xa0;%, celles en sens inverse sont négatives.</translation>
    </message>
    <message>
        <source>What is the ledger?</source>
        <translation>Qu’est-ce que le registre&#xa0;?</translation>
    </message>
    <message>
        <source>Every record that was received ends in exactly one column: counted, doubled, late, of the future, rejected, or in flight. The difference must be 0.</source>
        <translation>Chaque enregistrement reçu finit dans une seule colonne&#xa0;: compté, doublon, en retard, futur, rejeté ou en cours. La différence doit être 0.</translation>
    </message>
    <message>
        <source>What are dead letters?</source>
        <translation>Que sont les lettres mortes&#xa0;?</translation>
    </message>
    <message>
        <source>What is a source?</source>
        <translation>Qu’est-ce qu’une source&#xa0;?</translation>
    </message>
    <message>
        <source>A recorded log, a listener, a sender that says its name, or a store. Each has a ledger of its own. Opening the same content again in a store adds nothing.</source>
        <translation>Un journal enregistré, une écoute, un émetteur qui dit son nom, ou une base. Chacune a son propre registre. Rouvrir le même contenu dans une base n’ajoute rien.</translation>
    </message>
    <message>
        <source>What is compared with what?</source>
        <translation>Qu’est-ce qui est comparé à quoi&#xa0;?</translation>
    </message>
    <message>
        <source>The shown range with as long a time one hour, day or week earlier, or directly before. The dashed grey line is the earlier time moved over the shown one; Δ % compares the sums of both.

While the range is provisional, only the part that is complete is compared.</source>
        <translation>La plage affichée à une durée égale une heure, un jour ou une semaine plus tôt, ou juste avant. La courbe grise tiretée est la période antérieure décalée sur celle affichée&#xa0;; Δ&#xa0;% compare les sommes des deux.

Tant que la plage est provisoire, seule sa partie complète est comparée.</translation>
    </message>
    <message>
        <source>How are several chosen items counted?</source>
        <translation>Comment plusieurs éléments choisis sont-ils comptés&#xa0;?</translation>
    </message>
    <message>
        <source>Ctrl or Shift and a click choose several rows of the table. Each has its exact count in the range; Other is everything that is not chosen, so that the rows add up to all events of the range.</source>
        <translation>Ctrl ou Maj et un clic choisissent plusieurs lignes du tableau. Chacune a son compte exact dans la plage&#xa0;; Autres est tout ce qui n’est pas choisi, si bien que les lignes font tous les événements de la plage.</translation>
    </message>
    <message>
        <source>What does the chart of chosen items show?</source>
        <translation>Que montre le graphique des éléments choisis&#xa0;?</translation>
    </message>
    <message>
        <source>The events of each chosen item over the range, one line each, in equal steps. A step without events is zero; time in which nothing was known is a gap.</source>
        <translation>Les événements de chaque élément choisi dans la plage, une courbe chacun, par pas égaux. Un pas sans événement vaut zéro&#xa0;; un temps dont rien n’est connu est un trou.</translation>
    </message>
    <message>
        <source>The four weeks up to the end of the range, in the zone shown at the lower right. A cell is the mean of all such hours that lie between the first and the last event; hours that were not recorded are dashed, not quiet.</source>
        <translation>Les quatre semaines jusqu’à la fin de la plage, dans le fuseau indiqué en bas à droite. Une case est la moyenne de toutes ces heures entre le premier et le dernier événement&#xa0;; les heures non enregistrées sont tiretées, pas calmes.</translation>
    </message>
    <message>
        <source>What is a profile?</source>
        <translation>Qu’est-ce qu’un profil&#xa0;?</translation>
    </message>
    <message>
        <source>A way of reading logs under a name: which fields are what, the format, the zone. The Open dialog chooses one, changes it, saves it under its own or another name, and remembers which files it is for (access*.log*). Some come with the program; your own are TOML files that tallyctl --profile NAME reads too.</source>
        <translation>Une façon de lire des journaux, sous un nom&#xa0;: le rôle des champs, le format, le fuseau. La fenêtre Ouvrir en choisit un, le modifie, l’enregistre sous son nom ou un autre, et retient à quels fichiers il sert (access*.log*). Certains sont fournis&#xa0;; les vôtres sont des fichiers TOML que tallyctl --profile NOM lit aussi.</translation>
    </message>
    <message>
        <source>In which zone are times?</source>
        <translation>Dans quel fuseau sont les heures&#xa0;?</translation>
    </message>
    <message>
        <source>In the one that stands at the lower right: UTC, that of this computer, or one chosen by name in the settings. Ranges, axes, tables, reports and exports all follow it; exported times carry their offset. Minutes and hours are counted in UTC whatever is shown, so no count changes with the zone.</source>
        <translation>Dans celui indiqué en bas à droite&#xa0;: UTC, celui de cet ordinateur ou un autre, choisi par son nom dans les paramètres. Plages, axes, tableaux, rapports et exports le suivent&#xa0;; les heures exportées portent leur décalage. Minutes et heures sont comptées en UTC quoi qu’on affiche&#xa0;: aucun compte ne change avec le fuseau.</translation>
    </message>
    <message>
        <source>How does the rank history come about?</source>
        <translation>D’où vient l’historique des rangs&#xa0;?</translation>
    </message>
    <message>
        <source>The range is cut into at most twelve buckets, and the events of each bucket are ranked by themselves, exactly as the rankings above it are. A line ends where its item is not among the first ten. A bucket that is still filling is left out. Point at a line or a name to follow it, click to keep its colour, double-click to open the item.</source>
        <translation>La période est découpée en douze intervalles au plus&#xa0;; les événements de chacun sont classés à part, comme les classements au-dessus. Une ligne finit où son élément n’est plus parmi les dix premiers. Un intervalle qui se remplit encore est omis. Pointez une ligne ou un nom pour la suivre, cliquez pour garder sa couleur, double-cliquez pour ouvrir l’élément.</translation>
    </message>
    <message>
        <source>What are annotations?</source>
        <translation>Que sont les annotations&#xa0;?</translation>
    </message>
    <message>
        <source>Moments or stretches of time that you wrote something on: N, or the right mouse button on a chart; pin the other end first for a stretch. They are drawn on every chart over time, are in its exports as a column, and lie in annotations.json with your own data, whatever log is open.</source>
        <translation>Des instants ou périodes sur lesquels vous avez écrit&#xa0;: N, ou le bouton droit sur un graphique&#xa0;; pour une période, épinglez d’abord l’autre bout. Elles figurent sur chaque graphique temporel, en colonne dans ses exports, et sont dans annotations.json avec vos données, quel que soit le journal ouvert.</translation>
    </message>
    <message>
        <source>Records that were not counted, with source, line, offset and the reason. Bad records never stop the good ones behind them.

A letter can be read once more, as it came or corrected; when it can be counted now it moves to the counted ones, once. Discarded ones are gone, but the ledger goes on counting them as not counted. The newest 64 MiB are kept; older ones are counted as pushed out.</source>
        <translation>Des enregistrements non comptés, avec source, ligne, position et motif. Un mauvais enregistrement n’arrête jamais les bons qui le suivent.

Une lettre peut être relue, telle quelle ou corrigée&#xa0;; si elle peut être comptée maintenant, elle rejoint les comptées, une fois. Les lettres écartées disparaissent, mais le bilan continue de les compter comme non comptées. Les 64&#xa0;Mio les plus récents sont gardés&#xa0;; les plus anciens sont comptés comme chassés.</translation>
    </message>
    <message>
        <source>Every item has an exact counter; nothing is sampled. The shown rows, Other and the total add up. Items with the same count are in the order of their bytes.

Of a store, the window counts the finest of minutes, hours and days that are kept. Where these are hours or days only, the range covers them as a whole.</source>
        <translation>Chaque élément a un compteur exact&#xa0;; rien n’est échantillonné. Les lignes affichées et Autres font le total. Les éléments de même compte sont dans l’ordre de leurs octets.

D’une base, la fenêtre compte le plus fin des niveaux conservés&#xa0;: minutes, heures et jours. Là où ce ne sont que des heures ou des jours, la période les couvre en entier.</translation>
    </message>
    <message>
        <source>Where do raw lines come from?</source>
        <translation>D’où viennent les lignes brutes&#xa0;?</translation>
    </message>
    <message>
        <source>Ctrl Shift R shows the lines behind what a page shows: of the item in detail, of the type or item that is filtered, or of all events of the range. They are read once more from the logs that are open, from those that the store counted before, as far as they are still there, and from the journals of listeners: the first 1,000, each with its place in its log.</source>
        <translation>Ctrl Maj R montre les lignes derrière ce qu’une page montre&#xa0;: de l’élément en détail, du type ou de l’élément filtré, ou de tous les événements de la plage. Elles sont relues dans les journaux ouverts, dans ceux que la base a comptés auparavant, s’ils sont encore là, et dans les journaux des écoutes&#xa0;: les 1&#xa0;000 premières, chacune avec sa place dans son journal.</translation>
    </message>
</context>
<context>
    <name>tally::HelpDialog</name>
    <message>
        <source>How is this counted?</source>
        <translation>Comment est-ce compté&#xa0;?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>tally::Inspect</name>
    <message>
        <source>How was this answered?</source>
        <translation>D’où vient cette réponse&#xa0;?</translation>
    </message>
    <message>
        <source>How is this counted?</source>
        <translation>Comment est-ce compté&#xa0;?</translation>
    </message>
</context>
<context>
    <name>tally::InspectorDialog</name>
    <message>
        <source>Effective range</source>
        <translation>Plage effective</translation>
    </message>
    <message>
        <source>everything, events without a time included</source>
        <translation>tout, y compris les événements sans heure</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Complétude</translation>
    </message>
    <message>
        <source>provisional: more may come for what is not before the watermark</source>
        <translation>provisoire&#xa0;: il peut encore en arriver pour ce qui n’est pas avant le filigrane</translation>
    </message>
    <message>
        <source>revised: events came late and were counted within 24 hours</source>
        <translation>révisé&#xa0;: des événements en retard ont été comptés sous 24 heures</translation>
    </message>
    <message>
        <source>final</source>
        <translation>définitif</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>Filigrane</translation>
    </message>
    <message>
        <source>Exactness</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>counts exact, percentiles within 1 %</source>
        <translation>comptes exacts, centiles à 1&#xa0;% près</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hours, as minutes were dropped by retention</source>
        <translation>heures, car les minutes ne sont plus conservées</translation>
    </message>
    <message>
        <source>days, as hours were dropped by retention</source>
        <translation>jours, car les heures ne sont plus conservées</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message numerus="yes">
        <source>%1 minutes with totals, in memory</source>
        <translation>
            <numerusform>%1 minute de totaux, en mémoire</numerusform>
            <numerusform>%1 minutes de totaux, en mémoire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cells of item, type and minute, in memory</source>
        <translation>
            <numerusform>%1 cellule élément, type et minute, en mémoire</numerusform>
            <numerusform>%1 cellules élément, type et minute, en mémoire</numerusform>
        </translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>%1 ms, beside the window</source>
        <translation>%1 ms, à côté de la fenêtre</translation>
    </message>
    <message>
        <source>Same question</source>
        <translation>Même question</translation>
    </message>
    <message>
        <source>How was this answered?</source>
        <translation>D’où vient cette réponse&#xa0;?</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Shown of it</source>
        <translation>Montré de cela</translation>
    </message>
    <message>
        <source>seconds, of the newest hour in memory</source>
        <translation>secondes, de l’heure la plus récente en mémoire</translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds with totals, in memory</source>
        <translation>
            <numerusform>%1 seconde avec totaux, en mémoire</numerusform>
            <numerusform>%1 secondes avec totaux, en mémoire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cells of item, type and second, in memory</source>
        <translation>
            <numerusform>%1 cellule d’élément, type et seconde, en mémoire</numerusform>
            <numerusform>%1 cellules d’élément, type et seconde, en mémoire</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::ItemCompare</name>
    <message>
        <source>Chosen items</source>
        <translation>Éléments choisis</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>les %1 premiers sur %2</translation>
    </message>
    <message>
        <source>%1 of the table</source>
        <translation>%1 du tableau</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Aucune heure</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Ces événements comptent sans heure.</translation>
    </message>
    <message>
        <source>events per %1</source>
        <translation>événements par %1</translation>
    </message>
</context>
<context>
    <name>tally::ItemDetail</name>
    <message>
        <source>Copy the id</source>
        <translation>Copier l’identifiant</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Sum of values</source>
        <translation>Somme des valeurs</translation>
    </message>
    <message>
        <source>Average value</source>
        <translation>Valeur moyenne</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Step of the history</source>
        <translation>Pas de l’historique</translation>
    </message>
    <message>
        <source>No item chosen</source>
        <translation>Aucun élément choisi</translation>
    </message>
    <message>
        <source>in range, exact</source>
        <translation>dans la plage, exact</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 values</source>
        <translation>
            <numerusform>%1 valeur</numerusform>
            <numerusform>%1 valeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>no values</source>
        <translation>aucune valeur</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Aucune heure</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Ces événements comptent sans heure.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not in this range</source>
        <translation>Absent de cette plage</translation>
    </message>
    <message>
        <source>No event of this item happened in this time.</source>
        <translation>Aucun événement de cet élément à ce moment.</translation>
    </message>
    <message>
        <source>the newest %1 buckets</source>
        <translation>les %1 intervalles les plus récents</translation>
    </message>
    <message>
        <source>Choose a row to see its history.</source>
        <translation>Choisissez une ligne pour voir son historique.</translation>
    </message>
    <message>
        <source>in range</source>
        <translation>dans la période</translation>
    </message>
    <message>
        <source>%1 for certain, %2 at most</source>
        <translation>%1 à coup sûr, %2 au plus</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>Aucun historique</translation>
    </message>
    <message>
        <source>Memory had no room for this item: only how many events it has is known.</source>
        <translation>La mémoire n’avait pas de place pour cet élément&#xa0;: on connaît seulement son nombre d’événements.</translation>
    </message>
    <message>
        <source>per %1, as kept</source>
        <translation>par %1, tel que conservé</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Par type</translation>
    </message>
    <message>
        <source>Shares of the types</source>
        <translation>Parts des types</translation>
    </message>
    <message>
        <source>Raw lines of this range…</source>
        <translation>Lignes brutes de cette plage…</translation>
    </message>
</context>
<context>
    <name>tally::ItemTableModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>In range</source>
        <translation>Dans la plage</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>tally::KeyRow</name>
    <message>
        <source>Usual keys of “%1”</source>
        <translation>Touches habituelles de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Keys of “%1”</source>
        <translation>Touches de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>“%1” has the same keys: neither works</source>
        <translation>«&#xa0;%1&#xa0;» a les mêmes touches&#xa0;: aucune ne fonctionne</translation>
    </message>
</context>
<context>
    <name>tally::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation>Dans un graphique</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>glisser</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>What changed here?</source>
        <translation>Qu’est-ce qui a changé ici&#xa0;?</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>double clic</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>Déplacer le réticule</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Hide the crosshair</source>
        <translation>Masquer le réticule</translation>
    </message>
    <message>
        <source>In a list or table</source>
        <translation>Dans une liste ou un tableau</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>Choisir une ligne</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <translation>Copier les lignes en TSV</translation>
    </message>
    <message>
        <source>In a legend</source>
        <translation>Dans une légende</translation>
    </message>
    <message>
        <source>Show only this one</source>
        <translation>N’afficher que celle-ci</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Hide or show it</source>
        <translation>La masquer ou l’afficher</translation>
    </message>
    <message>
        <source>Actions without a key are in the palette.</source>
        <translation>Les actions sans touche sont dans la palette.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>tally::LedgerEquation</name>
    <message>
        <source>Ledger</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>%1 received, %2 counted, %3 rejected</source>
        <translation>%1 reçus, %2 comptés, %3 rejetés</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Comptés</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>same id</source>
        <translation>même identifiant</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>over 1 h</source>
        <translation>plus de 1 h</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>Futurs</translation>
    </message>
    <message>
        <source>over 5 min ahead</source>
        <translation>plus de 5 min d’avance</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>with reasons</source>
        <translation>avec motifs</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
</context>
<context>
    <name>tally::LetterDialog</name>
    <message>
        <source>Corrected</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Count it</source>
        <translation>Compter</translation>
    </message>
    <message>
        <source>Correct a dead letter</source>
        <translation>Corriger une lettre morte</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>Ligne %1 de %2</translation>
    </message>
    <message>
        <source>As it came, control characters shown as \xNN</source>
        <translation>Tel quel, caractères de contrôle en \xNN</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Tel quel</translation>
    </message>
    <message>
        <source>Would be counted</source>
        <translation>Serait compté</translation>
    </message>
    <message>
        <source>Would stay a dead letter</source>
        <translation>Resterait une lettre morte</translation>
    </message>
    <message>
        <source>Counted as %1</source>
        <translation>Compté comme %1</translation>
    </message>
</context>
<context>
    <name>tally::LetterModel</name>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Brut</translation>
    </message>
</context>
<context>
    <name>tally::LettersPanel</name>
    <message>
        <source>Count again</source>
        <translation>Compter à nouveau</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Écarter…</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Lettres mortes</translation>
    </message>
    <message>
        <source>Read the selected letters once more as they came; what can be counted now is, once</source>
        <translation>Relire les lettres choisies telles quelles&#xa0;; ce qui peut être compté l’est, une fois</translation>
    </message>
    <message>
        <source>Show one letter as it came and correct it</source>
        <translation>Montrer une lettre telle quelle et la corriger</translation>
    </message>
    <message>
        <source>Put the selected letters away; the ledger goes on counting them as not counted</source>
        <translation>Écarter les lettres choisies&#xa0;; le bilan les garde comme non comptées</translation>
    </message>
    <message>
        <source>Select letters to correct them, to count them again or to discard them.</source>
        <translation>Choisissez des lettres pour les corriger, les recompter ou les écarter.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>What came is gone then. The ledger goes on counting these records as not counted.</source>
        <translation>Ce qui est arrivé est alors perdu. Le bilan les garde comme non comptés.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>sélection&#xa0;: %1</translation>
    </message>
    <message>
        <source>Discard this dead letter?</source>
        <translation>Écarter cette lettre morte&#xa0;?</translation>
    </message>
    <message>
        <source>Discard %1 dead letters?</source>
        <translation>Écarter %1 lettres mortes&#xa0;?</translation>
    </message>
    <message>
        <source>%1 counted</source>
        <translation>%1 comptés</translation>
    </message>
    <message>
        <source>%1 discarded</source>
        <translation>%1 écartés</translation>
    </message>
    <message>
        <source>%1 not counted</source>
        <translation>%1 non comptés</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Show dead letters that hold this text</source>
        <translation>Montre les lettres mortes qui contiennent ce texte</translation>
    </message>
    <message>
        <source>letters with “%1” in them</source>
        <translation>lettres qui contiennent «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>tally::ListenDialog</name>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Listen for events</source>
        <translation>Écouter des événements</translation>
    </message>
    <message>
        <source>Lines over TCP with TLS</source>
        <translation>Lignes par TCP avec TLS</translation>
    </message>
    <message>
        <source>Lines over UDP</source>
        <translation>Lignes par UDP</translation>
    </message>
    <message>
        <source>Requests over HTTP</source>
        <translation>Requêtes HTTP</translation>
    </message>
    <message>
        <source>Requests over HTTPS</source>
        <translation>Requêtes HTTPS</translation>
    </message>
    <message>
        <source>Lines over a local socket</source>
        <translation>Lignes par une socket locale</translation>
    </message>
    <message>
        <source>Lines over TCP</source>
        <translation>Lignes par TCP</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>Fichier du jeton</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the file: %1</source>
        <translation>Choisir le fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Name or path</source>
        <translation>Nom ou chemin</translation>
    </message>
    <message>
        <source>A certificate and its key are needed.</source>
        <translation>Un certificat et sa clé sont nécessaires.</translation>
    </message>
    <message>
        <source>Datagrams bring no token: only this computer may send them.</source>
        <translation>Les datagrammes n’apportent pas de jeton&#xa0;: seul cet ordinateur peut en envoyer.</translation>
    </message>
    <message>
        <source>Other computers could send unchecked: choose TLS or HTTPS.</source>
        <translation>D’autres ordinateurs pourraient envoyer sans contrôle&#xa0;: choisissez TLS ou HTTPS.</translation>
    </message>
    <message>
        <source>Other computers could send: a token is needed.</source>
        <translation>D’autres ordinateurs pourraient envoyer&#xa0;: un jeton est nécessaire.</translation>
    </message>
    <message>
        <source>One record a line. Only your programs can send: %1</source>
        <translation>Un enregistrement par ligne. Seuls vos programmes peuvent envoyer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Other computers can send if they know the token.</source>
        <translation>D’autres ordinateurs peuvent envoyer s’ils connaissent le jeton.</translation>
    </message>
    <message>
        <source>Only this computer can send: POST to %1/v1/events</source>
        <translation>Seul cet ordinateur peut envoyer&#xa0;: POST vers %1/v1/events</translation>
    </message>
    <message>
        <source>One record a line. Only this computer can send.</source>
        <translation>Un enregistrement par ligne. Seul cet ordinateur peut envoyer.</translation>
    </message>
</context>
<context>
    <name>tally::LivePage</name>
    <message>
        <source>video</source>
        <translation>vidéo</translation>
    </message>
    <message>
        <source>type</source>
        <translation>type</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
</context>
<context>
    <name>tally::LogPreview</name>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>client error</source>
        <translation>erreur du client</translation>
    </message>
    <message>
        <source>NDJSON</source>
        <translation>NDJSON</translation>
    </message>
    <message>
        <source>JSON array</source>
        <translation>Tableau JSON</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>TSV</source>
        <translation>TSV</translation>
    </message>
    <message>
        <source>Combined access log</source>
        <translation>Journal d’accès Combined</translation>
    </message>
    <message>
        <source>Common access log</source>
        <translation>Journal d’accès Common</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Détecter</translation>
    </message>
    <message>
        <source>W3C extended log</source>
        <translation>Journal W3C étendu</translation>
    </message>
    <message>
        <source>logfmt</source>
        <translation>logfmt</translation>
    </message>
    <message>
        <source>Log format</source>
        <translation>Format de journal</translation>
    </message>
</context>
<context>
    <name>tally::MainWindow</name>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>another program writes this store; shown is what it held at %1</source>
        <translation>un autre programme écrit dans cette base&#xa0;; affichée telle qu’elle était à %1</translation>
    </message>
    <message>
        <source>Tallyscope</source>
        <translation>Tallyscope</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>State of the counting</source>
        <translation>État du comptage</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Surveiller</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Tendances</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurer</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>pause view</source>
        <translation>suspendre l’affichage</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Ouvrir un journal</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Ouvrir avec…</translation>
    </message>
    <message numerus="yes">
        <source>%1 files are not read</source>
        <translation>
            <numerusform>%1 fichier n’est pas lu</numerusform>
            <numerusform>%1 fichiers ne sont pas lus</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one is %1: %2</source>
        <translation>Le dernier est %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Version %1, GPL-3.0-only</source>
        <translation>Version %1, GPL-3.0-only</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>toutes les touches</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Écoute</translation>
    </message>
</context>
<context>
    <name>tally::NavRail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Tallyscope</source>
        <translation>Tallyscope</translation>
    </message>
</context>
<context>
    <name>tally::ObjectiveDialog</name>
    <message>
        <source>Objective</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>How fast requests are</source>
        <translation>Rapidité des requêtes</translation>
    </message>
    <message>
        <source>How many requests succeed</source>
        <translation>Réussite des requêtes</translation>
    </message>
    <message>
        <source>Requests that take longer spend the error budget of 30 days.</source>
        <translation>Les requêtes qui durent plus longtemps entament le budget d’erreurs de 30 jours.</translation>
    </message>
    <message>
        <source>Requests that end in an error (5xx) spend the error budget of 30 days.</source>
        <translation>Les requêtes qui se terminent par une erreur (5xx) entament le budget d’erreurs de 30 jours.</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
</context>
<context>
    <name>tally::Objectives</name>
    <message>
        <source>%1 d</source>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 dépensé</translation>
    </message>
    <message>
        <source>does not burn</source>
        <translation>rien de consommé</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>épuisé</translation>
    </message>
    <message>
        <source>over 30 days</source>
        <translation>sur 30 jours</translation>
    </message>
    <message>
        <source>empty in %1</source>
        <translation>épuisé dans %1</translation>
    </message>
    <message>
        <source>Requests without errors</source>
        <translation>Requêtes sans erreur</translation>
    </message>
    <message>
        <source>Requests under %1</source>
        <translation>Requêtes sous %1</translation>
    </message>
    <message>
        <source>not measured: no latency in these events</source>
        <translation>non mesuré&#xa0;: aucune latence dans ces événements</translation>
    </message>
    <message>
        <source>not measured: no status in these events</source>
        <translation>non mesuré&#xa0;: aucun état dans ces événements</translation>
    </message>
    <message>
        <source>%1 not</source>
        <translation>%1 non lus</translation>
    </message>
    <message>
        <source>since the program started</source>
        <translation>depuis le démarrage du programme</translation>
    </message>
    <message>
        <source>Visible within %1 s</source>
        <translation>Visibles en moins de %1 s</translation>
    </message>
    <message>
        <source>not measured: nothing has arrived</source>
        <translation>non mesuré&#xa0;: rien n’est arrivé</translation>
    </message>
    <message>
        <source>Records counted</source>
        <translation>Enregistrements comptés</translation>
    </message>
    <message>
        <source>all sources</source>
        <translation>toutes les sources</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>budget</translation>
    </message>
    <message>
        <source>even pace</source>
        <translation>rythme égal</translation>
    </message>
    <message>
        <source>not enough data yet</source>
        <translation>pas encore assez de données</translation>
    </message>
    <message>
        <source>pace not known: minutes are not kept</source>
        <translation>rythme inconnu&#xa0;: les minutes ne sont pas conservées</translation>
    </message>
</context>
<context>
    <name>tally::OpenDialog</name>
    <message>
        <source>Choose the fields above; “item” is what is counted.</source>
        <translation>Choisissez les champs ci-dessus&#xa0;; «&#xa0;élément&#xa0;» est ce qui est compté.</translation>
    </message>
    <message>
        <source>Choose another format at the left.</source>
        <translation>Choisissez un autre format à gauche.</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Ouvrir un journal</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Heures</translation>
    </message>
    <message>
        <source>Time zone of stamps without one</source>
        <translation>Fuseau des horodatages qui n’en ont pas</translation>
    </message>
    <message>
        <source>found, or %d/%m/%Y</source>
        <translation>trouvé, ou %d/%m/%Y</translation>
    </message>
    <message>
        <source>Time format, strptime style</source>
        <translation>Format de l’heure, style strptime</translation>
    </message>
    <message>
        <source>Count events without a time</source>
        <translation>Compter sans heure</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Fuseau</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>First events</source>
        <translation>Premiers événements</translation>
    </message>
    <message>
        <source>First lines of the log</source>
        <translation>Premières lignes du journal</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 parsed</source>
        <translation>%1 lus</translation>
    </message>
    <message>
        <source>not readable like this</source>
        <translation>illisible ainsi</translation>
    </message>
    <message>
        <source>first lines of the log, as they are</source>
        <translation>premières lignes du journal, telles quelles</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the first %2 records not read; they will be kept as dead letters, with place and reason</source>
        <translation>
            <numerusform>%1 des %2 premiers enregistrements non lu&#xa0;; il sera gardé comme lettre morte, avec place et motif</numerusform>
            <numerusform>%1 des %2 premiers enregistrements non lus&#xa0;; ils seront gardés comme lettres mortes, avec place et motif</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ×  %2, first in line %3:  %4</source>
        <translation>%1 ×  %2, d’abord ligne %3&#xa0;:  %4</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Follow what is appended</source>
        <translation>Suivre ce qui s’ajoute</translation>
    </message>
    <message>
        <source>The log is still being written: new lines are counted as they come, through rotations too</source>
        <translation>Le journal s’écrit encore&#xa0;: les nouvelles lignes sont comptées à mesure, rotations comprises</translation>
    </message>
    <message>
        <source>first 20 events, as they will be counted; times in %1</source>
        <translation>20 premiers événements, tels qu’ils seront comptés&#xa0;; heures en %1</translation>
    </message>
    <message>
        <source>Under Times at the left, choose the order of dates or write the form of the stamps, or count events without a time.</source>
        <translation>À gauche, sous Heures, choisissez l’ordre des dates ou écrivez la forme des heures, ou comptez sans heure.</translation>
    </message>
    <message>
        <source>as they say</source>
        <translation>comme elles le disent</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>jour, mois, année</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>mois, jour, année</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>année, mois, jour</translation>
    </message>
    <message>
        <source>year, day, month</source>
        <translation>année, jour, mois</translation>
    </message>
    <message>
        <source>Which number of a date is which</source>
        <translation>Quel nombre d’une date est quoi</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Write the form of the stamps under Times at the left, or count events without a time.</source>
        <translation>À gauche, sous Heures, écrivez la forme des heures, ou comptez sans heure.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>tally::OpeningWindow</name>
    <message>
        <source>Opening the store</source>
        <translation>Ouverture de la base</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>What it counted is read into memory.</source>
        <translation>Ce qu’elle a compté est lu en mémoire.</translation>
    </message>
</context>
<context>
    <name>tally::Overview</name>
    <message>
        <source>other types</source>
        <translation>autres types</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% des évén.</translation>
    </message>
</context>
<context>
    <name>tally::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Trafic</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% des évén.</translation>
    </message>
    <message>
        <source>Top items</source>
        <translation>Premiers éléments</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Aucun événement</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>Rien ne s’est passé à ce moment.</translation>
    </message>
    <message>
        <source>events per %1</source>
        <translation>événements par %1</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latence p99</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>no events yet</source>
        <translation>aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>events by type</source>
        <translation>événements par type</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 lus</translation>
    </message>
    <message>
        <source>Nothing has arrived yet.</source>
        <translation>Rien n’est encore arrivé.</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Rien n’a encore été compté.</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Aucune heure</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Ces événements comptent sans heure.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>No latency in this log</source>
        <translation>Aucune latence dans ce journal</translation>
    </message>
    <message>
        <source>No event says how long its request took.</source>
        <translation>Aucun événement ne dit combien de temps sa requête a duré.</translation>
    </message>
    <message>
        <source>No status in this log</source>
        <translation>Aucun état dans ce journal</translation>
    </message>
    <message>
        <source>No event says how its request ended.</source>
        <translation>Aucun événement ne dit comment sa requête s’est terminée.</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>Annuler la lecture</translation>
    </message>
</context>
<context>
    <name>tally::PageHeader</name>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
</context>
<context>
    <name>tally::PageReport</name>
    <message>
        <source>provisional: later events may still change it</source>
        <translation>provisoire&#xa0;: des événements plus tardifs peuvent encore le changer</translation>
    </message>
    <message>
        <source>final, revised by late events</source>
        <translation>définitif, révisé par des événements en retard</translation>
    </message>
    <message>
        <source>final</source>
        <translation>définitif</translation>
    </message>
    <message>
        <source>events without a time</source>
        <translation>événements sans heure</translation>
    </message>
    <message>
        <source>Tallyscope %1, exported %2</source>
        <translation>Tallyscope %1, exporté le %2</translation>
    </message>
    <message>
        <source>the page %1</source>
        <translation>la page %1</translation>
    </message>
</context>
<context>
    <name>tally::Palette</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
</context>
<context>
    <name>tally::Pipeline</name>
    <message>
        <source>over the limit</source>
        <translation>au-delà de la limite</translation>
    </message>
    <message>
        <source>near the limit</source>
        <translation>près de la limite</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>tout va bien</translation>
    </message>
    <message>
        <source>Event → visible</source>
        <translation>Évén. → visible</translation>
    </message>
    <message>
        <source>only listeners have one</source>
        <translation>écoutes seulement</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation>p50 %1 · p95 %2</translation>
    </message>
    <message>
        <source>from the time of an event until it is on the screen: p50 %1, p95 %2, p99 %3; %4 events of the last minute</source>
        <translation>de l’heure d’un événement à son affichage&#xa0;: p50 %1, p95 %2, p99 %3&#xa0;; %4 événements de la dernière minute</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Trafic</translation>
    </message>
    <message>
        <source>%1 ev/s · %2 queries/s</source>
        <translation>%1 évén./s · %2 requêtes/s</translation>
    </message>
    <message>
        <source>%1; questions of this window take p50 %2, p95 %3, p99 %4</source>
        <translation>%1&#xa0;; les questions de cette fenêtre prennent p50 %2, p95 %3, p99 %4</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>nothing received yet</source>
        <translation>rien reçu pour l’instant</translation>
    </message>
    <message>
        <source>rejected %1</source>
        <translation>rejetés %1</translation>
    </message>
    <message>
        <source>late %1</source>
        <translation>en retard %1</translation>
    </message>
    <message>
        <source>future %1</source>
        <translation>futurs %1</translation>
    </message>
    <message>
        <source>failed writes %1</source>
        <translation>écritures échouées %1</translation>
    </message>
    <message>
        <source>besides %1 doubled</source>
        <translation>à part %1 en double</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>mesure en cours</translation>
    </message>
    <message>
        <source>fullest part, not rising</source>
        <translation>la plus remplie, stable</translation>
    </message>
    <message>
        <source>busiest part</source>
        <translation>partie la plus occupée</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>fresh, %1</source>
        <translation>à jour, %1</translation>
    </message>
    <message>
        <source>%1 counted</source>
        <translation>%1 comptés</translation>
    </message>
    <message>
        <source>warn %1 %</source>
        <translation>alerte %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>intake %1</source>
        <translation>réception %1</translation>
    </message>
    <message>
        <source>state queue</source>
        <translation>file d’état</translation>
    </message>
    <message>
        <source>writer queue</source>
        <translation>file d’écriture</translation>
    </message>
    <message>
        <source>writer</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>ouvrier %1</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>disque</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>processeur</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>none for a minute</source>
        <translation>aucun depuis une minute</translation>
    </message>
    <message>
        <source>; without %1 that had happened before their listener showed its first</source>
        <translation>&#xa0;; sans %1 survenus avant que leur écoute n’ait montré le premier</translation>
    </message>
    <message>
        <source>full in %1</source>
        <translation>plein dans %1</translation>
    </message>
    <message>
        <source>%1 is the fullest part; full in %2 at the pace of the last minutes</source>
        <translation>%1 est le plus plein&#xa0;; plein dans %2 au rythme des dernières minutes</translation>
    </message>
</context>
<context>
    <name>tally::ProfileBox</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Save, save as or delete the profile</source>
        <translation>Enregistrer le profil, l’enregistrer sous un autre nom ou le supprimer</translation>
    </message>
    <message>
        <source>Remember for</source>
        <translation>Retenir pour</translation>
    </message>
    <message>
        <source>The next log whose name fits is opened with this profile</source>
        <translation>Le prochain journal dont le nom convient s’ouvrira avec ce profil</translation>
    </message>
    <message>
        <source>Names of files; * is any text</source>
        <translation>Noms de fichiers&#xa0;; * remplace tout texte</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>None: find out</source>
        <translation>Aucun&#xa0;: détecter</translation>
    </message>
    <message>
        <source>“%1”, remembered for %2, cannot be used</source>
        <translation>«&#xa0;%1&#xa0;», retenu pour %2, est inutilisable</translation>
    </message>
    <message>
        <source>profile “%1” remembered for %2</source>
        <translation>profil «&#xa0;%1&#xa0;» retenu pour %2</translation>
    </message>
    <message>
        <source>“%1”, of your own</source>
        <translation>«&#xa0;%1&#xa0;», à vous</translation>
    </message>
    <message>
        <source>“%1”, comes with the program</source>
        <translation>«&#xa0;%1&#xa0;», fourni avec le programme</translation>
    </message>
    <message>
        <source>“%1”, changed and not saved</source>
        <translation>«&#xa0;%1&#xa0;», modifié, non enregistré</translation>
    </message>
    <message>
        <source>Reset to the shipped one</source>
        <translation>Revenir au profil fourni</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Video events</source>
        <translation>Événements vidéo</translation>
    </message>
    <message>
        <source>Web access logs</source>
        <translation>Journaux d’accès web</translation>
    </message>
    <message>
        <source>CloudEvents 1.0</source>
        <translation>CloudEvents 1.0</translation>
    </message>
    <message>
        <source>Shop clicks</source>
        <translation>Clics de boutique</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Transactions boursières</translation>
    </message>
</context>
<context>
    <name>tally::ProfileDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Enregistrer le profil</translation>
    </message>
    <message>
        <source>Save this way of reading</source>
        <translation>Enregistrer cette façon de lire</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>An item is a</source>
        <translation>Un élément est</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>A name is made of letters, digits, - and _.</source>
        <translation>Un nom se compose de lettres, chiffres, - et _.</translation>
    </message>
    <message>
        <source>Takes the place of the shipped one, until you reset it.</source>
        <translation>Prend la place du profil fourni, tant que vous n’y revenez pas.</translation>
    </message>
    <message>
        <source>Takes the place of your profile of this name.</source>
        <translation>Prend la place de votre profil de ce nom.</translation>
    </message>
    <message>
        <source>On the command line: --profile %1</source>
        <translation>Sur la ligne de commande&#xa0;: --profile %1</translation>
    </message>
</context>
<context>
    <name>tally::RangePopup</name>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Show range</source>
        <translation>Afficher la plage</translation>
    </message>
    <message>
        <source>2026-11-24 14:00, RFC 3339 or now-6h</source>
        <translation>2026-11-24 14:00, RFC 3339 ou now-6h</translation>
    </message>
    <message>
        <source>From must be before To</source>
        <translation>Le début doit précéder la fin</translation>
    </message>
    <message>
        <source>From, %1</source>
        <translation>De, %1</translation>
    </message>
    <message>
        <source>To, %1</source>
        <translation>À, %1</translation>
    </message>
    <message>
        <source>To, %1 (not included)</source>
        <translation>À, %1 (non compris)</translation>
    </message>
</context>
<context>
    <name>tally::RankBoard</name>
    <message>
        <source>rank</source>
        <translation>rang</translation>
    </message>
    <message>
        <source>id</source>
        <translation>identifiant</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>count</source>
        <translation>compte</translation>
    </message>
    <message>
        <source>lower bound</source>
        <translation>borne inférieure</translation>
    </message>
    <message>
        <source>share</source>
        <translation>part</translation>
    </message>
    <message>
        <source>change</source>
        <translation>écart</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>total</source>
        <translation>total</translation>
    </message>
    <message>
        <source>%1. %2, %3</source>
        <translation>%1. %2, %3</translation>
    </message>
    <message>
        <source>%1, at least</source>
        <translation>%1, au moins</translation>
    </message>
    <message>
        <source>All exact</source>
        <translation>Tout exact</translation>
    </message>
    <message>
        <source>%1 for certain, %2 at most</source>
        <translation>%1 à coup sûr, %2 au plus</translation>
    </message>
    <message>
        <source>perhaps not among the first %1</source>
        <translation>peut-être pas parmi les %1 premiers</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>certain</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>possible</translation>
    </message>
    <message>
        <source>Total, exact</source>
        <translation>Total, exact</translation>
    </message>
    <message>
        <source>Total, exact · %1</source>
        <translation>Total, exact · %1</translation>
    </message>
</context>
<context>
    <name>tally::RankPanel</name>
    <message>
        <source>Rank history</source>
        <translation>Historique des rangs</translation>
    </message>
    <message>
        <source>the first %1, per %2</source>
        <translation>les %1 premiers, par %2</translation>
    </message>
    <message>
        <source>Not enough time yet</source>
        <translation>Pas encore assez de temps</translation>
    </message>
    <message>
        <source>Ranks move from one bucket to the next; two of them are not over yet.</source>
        <translation>Les rangs changent d’un intervalle à l’autre&#xa0;; deux ne sont pas encore terminés.</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Aucun événement</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>Rien ne s’est passé pendant ce temps.</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
</context>
<context>
    <name>tally::RawLinesDialog</name>
    <message>
        <source>Raw lines</source>
        <translation>Lignes brutes</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>As it stands in the log</source>
        <translation>Tel que dans le journal</translation>
    </message>
    <message>
        <source>reading the logs</source>
        <translation>lecture des journaux</translation>
    </message>
    <message>
        <source>The chosen line</source>
        <translation>La ligne choisie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>les %1 premières</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines</source>
        <translation>
            <numerusform>%1 ligne</numerusform>
            <numerusform>%1 lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>No lines</source>
        <translation>Aucune ligne</translation>
    </message>
    <message>
        <source>The logs that are open have no such event in this time; what came through a listener that keeps no journal cannot be read again.</source>
        <translation>Les journaux ouverts n’ont aucun événement de ce genre dans cette période&#xa0;; ce qui vient d’une écoute sans journal ne peut être relu.</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Le journal n’a pas pu être lu</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Tous les événements</translation>
    </message>
</context>
<context>
    <name>tally::Reason</name>
    <message>
        <source>blank line</source>
        <translation>ligne vide</translation>
    </message>
    <message>
        <source>another number of fields than the header</source>
        <translation>autre nombre de champs que l’en-tête</translation>
    </message>
    <message>
        <source>record longer than 1 MiB</source>
        <translation>enregistrement de plus de 1 Mio</translation>
    </message>
    <message>
        <source>item longer than 8 KiB</source>
        <translation>élément de plus de 8 Kio</translation>
    </message>
    <message>
        <source>no item, or it is null</source>
        <translation>pas d’élément, ou il est nul</translation>
    </message>
    <message>
        <source>no time, or it cannot be read</source>
        <translation>pas d’heure, ou elle est illisible</translation>
    </message>
    <message>
        <source>value of 10^18 or more</source>
        <translation>valeur de 10^18 ou plus</translation>
    </message>
    <message>
        <source>JSON that is not valid UTF-8</source>
        <translation>JSON qui n’est pas de l’UTF-8 valide</translation>
    </message>
    <message>
        <source>not exactly one JSON object</source>
        <translation>pas exactement un objet JSON</translation>
    </message>
    <message>
        <source>quoted field that never closes</source>
        <translation>champ entre guillemets jamais fermés</translation>
    </message>
    <message>
        <source>not a line of an access log</source>
        <translation>pas une ligne de journal d’accès</translation>
    </message>
    <message>
        <source>later than allowed</source>
        <translation>plus tard que permis</translation>
    </message>
    <message>
        <source>too far in the future</source>
        <translation>trop loin dans le futur</translation>
    </message>
    <message>
        <source>count column that is no whole number</source>
        <translation>colonne de nombre qui n’est pas un entier</translation>
    </message>
</context>
<context>
    <name>tally::ReasonBars</name>
    <message>
        <source>Reasons of rejection</source>
        <translation>Motifs de rejet</translation>
    </message>
</context>
<context>
    <name>tally::RecentCard</name>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
</context>
<context>
    <name>tally::Sentence</name>
    <message>
        <source>CloudEvents, one a line</source>
        <translation>des CloudEvents, un par ligne</translation>
    </message>
    <message>
        <source>a JSON array inside an object</source>
        <translation>un tableau JSON dans un objet</translation>
    </message>
    <message>
        <source>JSON objects of several lines</source>
        <translation>des objets JSON de plusieurs lignes</translation>
    </message>
    <message>
        <source>a batch of CloudEvents</source>
        <translation>un lot de CloudEvents</translation>
    </message>
    <message>
        <source>a W3C extended log</source>
        <translation>un journal étendu W3C</translation>
    </message>
    <message>
        <source>columns parted by two colons</source>
        <translation>des colonnes séparées par deux deux-points</translation>
    </message>
    <message>
        <source>Columns are parted by two colons, and called by their numbers, 1, 2, 3 …</source>
        <translation>Les colonnes sont séparées par deux deux-points et portent leurs numéros&#xa0;: 1, 2, 3 …</translation>
    </message>
    <message>
        <source>lines of the given log format</source>
        <translation>des lignes du format de journal donné</translation>
    </message>
    <message>
        <source>Not one line of the sample fits the log format “%1”; the first is “%2”.</source>
        <translation>Aucune ligne de l’échantillon ne correspond au format de journal «&#xa0;%1&#xa0;»&#xa0;; la première est «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>The first row looks like a header of CSV (%1), but most rows have another number of fields; with --input csv those that fit are counted, and the others refused.</source>
        <translation>La première ligne ressemble à un en-tête CSV (%1), mais la plupart des lignes ont un autre nombre de champs&#xa0;; avec --input csv, celles qui conviennent sont comptées et les autres refusées.</translation>
    </message>
    <message>
        <source>This is %1, but its first row (%2) does not name the columns; put a header row before it, or say which columns are what by their numbers (with --no-header where it looks like names), such as %3.</source>
        <translation>C’est %1, mais sa première ligne (%2) ne nomme pas les colonnes&#xa0;; ajoutez un en-tête, ou dites par leurs numéros ce que sont les colonnes (avec --no-header si elle ressemble à des noms), par exemple %3.</translation>
    </message>
    <message>
        <source>say which with --log-format</source>
        <translation>dites lequel avec --log-format</translation>
    </message>
    <message>
        <source>CSV with semicolons</source>
        <translation>CSV à points-virgules</translation>
    </message>
    <message>
        <source>CSV with bars</source>
        <translation>CSV à barres verticales</translation>
    </message>
    <message>
        <source>CSV with blanks</source>
        <translation>CSV à espaces</translation>
    </message>
    <message>
        <source>1 line before the header was passed over, as other lines have %1 fields (“%2”).</source>
        <translation>1 ligne avant l’en-tête a été ignorée, car les autres lignes ont %1 champs («&#xa0;%2&#xa0;»).</translation>
    </message>
    <message>
        <source>%1 lines before the header were passed over, as other lines have %2 fields (the first: “%3”).</source>
        <translation>%1 lignes avant l’en-tête ont été ignorées, car les autres lignes ont %2 champs (la première&#xa0;: «&#xa0;%3&#xa0;»).</translation>
    </message>
    <message>
        <source>Lines that begin with “#” are comments and were passed over.</source>
        <translation>Les lignes qui commencent par «&#xa0;#&#xa0;» sont des commentaires et ont été ignorées.</translation>
    </message>
    <message>
        <source>Blanks around the fields are left out.</source>
        <translation>Les espaces autour des champs sont supprimés.</translation>
    </message>
    <message>
        <source>The first row is a record: columns are called by their numbers, 1, 2, 3 …</source>
        <translation>La première ligne est un enregistrement&#xa0;: les colonnes portent leurs numéros, 1, 2, 3 …</translation>
    </message>
    <message>
        <source>Access logs have no field “%1”; theirs are: %2.</source>
        <translation>Les journaux d’accès n’ont pas de champ «&#xa0;%1&#xa0;»&#xa0;; les leurs sont&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Without an item there is nothing to count; say which with --map item=FIELD.</source>
        <translation>Sans élément, il n’y a rien à compter&#xa0;; dites lequel avec --map item=CHAMP.</translation>
    </message>
    <message>
        <source>Not one record of the sample can be read as %1; the first: %2 (“%3”).</source>
        <translation>Aucun enregistrement de l’échantillon n’est lisible comme %1&#xa0;; le premier&#xa0;: %2 («&#xa0;%3&#xa0;»).</translation>
    </message>
    <message>
        <source>the input is empty</source>
        <translation>l’entrée est vide</translation>
    </message>
    <message>
        <source>Some of its text is not UTF-8, and is counted as the bytes it is; if it is Latin-1, say --encoding latin1.</source>
        <translation>Une partie du texte n’est pas en UTF-8 et est comptée telle quelle, octet par octet&#xa0;; si c’est du Latin-1, dites --encoding latin1.</translation>
    </message>
    <message>
        <source>The values in “%1” are read with a decimal comma.</source>
        <translation>Les valeurs de «&#xa0;%1&#xa0;» sont lues avec une virgule décimale.</translation>
    </message>
    <message>
        <source>%1 in syslog frames</source>
        <translation>%1 dans des trames syslog</translation>
    </message>
    <message>
        <source>Each line is a syslog frame; what it carries is counted.</source>
        <translation>Chaque ligne est une trame syslog&#xa0;; ce qu’elle contient est compté.</translation>
    </message>
    <message>
        <source>The time is that of the syslog frame.</source>
        <translation>L’heure est celle de la trame syslog.</translation>
    </message>
    <message>
        <source>%1 in a container&apos;s log</source>
        <translation>%1 dans le journal d’un conteneur</translation>
    </message>
    <message>
        <source>Each line is one of a container&apos;s log; what the program in it wrote is counted.</source>
        <translation>Chaque ligne vient du journal d’un conteneur&#xa0;; ce que le programme y a écrit est compté.</translation>
    </message>
    <message>
        <source>The time is that of the container&apos;s log.</source>
        <translation>L’heure est celle du journal du conteneur.</translation>
    </message>
    <message>
        <source>%1 behind other text</source>
        <translation>%1 derrière un autre texte</translation>
    </message>
    <message>
        <source>Each line has something before a JSON object; the object is counted.</source>
        <translation>Chaque ligne contient quelque chose avant un objet JSON&#xa0;; l’objet est compté.</translation>
    </message>
    <message>
        <source>The time is that in front of the object.</source>
        <translation>L’heure est celle qui précède l’objet.</translation>
    </message>
    <message>
        <source>%1 in quotes</source>
        <translation>%1 entre guillemets</translation>
    </message>
    <message>
        <source>Each line stands in one more pair of quotes, which is taken off.</source>
        <translation>Chaque ligne est entourée d’une paire de guillemets de plus, qui est retirée.</translation>
    </message>
    <message>
        <source>The only times are those of the syslog frames (“%1”), which hold no year; say which with --year, or count without times with --no-time.</source>
        <translation>Les seules heures sont celles des trames syslog («&#xa0;%1&#xa0;»), qui n’ont pas d’année&#xa0;; dites-la avec --year, ou comptez sans heures avec --no-time.</translation>
    </message>
    <message>
        <source>This is a syslog file whose messages carry no events in a format that Tallyscope reads. (%1)</source>
        <translation>C’est un fichier syslog dont les messages ne contiennent pas d’événements dans un format que Tallyscope lit. (%1)</translation>
    </message>
    <message>
        <source>There is no field “%1” to take the %2 from; the fields are: %3.</source>
        <translation>Il n’y a pas de champ «&#xa0;%1&#xa0;» pour %2&#xa0;; les champs sont&#xa0;: %3.</translation>
    </message>
    <message>
        <source>No field looks like the item to count; say which with --map item=FIELD. The fields are: %1.</source>
        <translation>Aucun champ ne ressemble à l’élément à compter&#xa0;; dites lequel avec --map item=CHAMP. Les champs sont&#xa0;: %1.</translation>
    </message>
    <message>
        <source>No field looks like the item to count; say which with --map item=FIELD, perhaps one of %1. The fields are: %2.</source>
        <translation>Aucun champ ne ressemble à l’élément à compter&#xa0;; dites lequel avec --map item=CHAMP, peut-être l’un de %1. Les champs sont&#xa0;: %2.</translation>
    </message>
    <message>
        <source>No field looks like the time; say which with --map time=FIELD, or count without times with --no-time. The fields are: %1.</source>
        <translation>Aucun champ ne ressemble à l’heure&#xa0;; dites lequel avec --map time=CHAMP, ou comptez sans heures avec --no-time. Les champs sont&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Tallyscope reads NDJSON, JSON arrays, CSV and TSV, Common and Combined access logs and others by --log-format, W3C extended logs and logfmt</source>
        <translation>Tallyscope lit NDJSON, les tableaux JSON, CSV et TSV, les journaux d’accès Common et Combined et d’autres par --log-format, les journaux étendus W3C et logfmt</translation>
    </message>
    <message>
        <source>bzip2 inside another compression</source>
        <translation>bzip2 dans une autre compression</translation>
    </message>
    <message>
        <source>xz inside another compression</source>
        <translation>xz dans une autre compression</translation>
    </message>
    <message>
        <source>gzip inside another compression</source>
        <translation>gzip dans une autre compression</translation>
    </message>
    <message>
        <source>zstd inside another compression</source>
        <translation>zstd dans une autre compression</translation>
    </message>
    <message>
        <source>a Parquet file</source>
        <translation>un fichier Parquet</translation>
    </message>
    <message>
        <source>an ORC file</source>
        <translation>un fichier ORC</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>un fichier HDF5</translation>
    </message>
    <message>
        <source>an Avro file</source>
        <translation>un fichier Avro</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>une base de données SQLite</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un document PDF</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>un programme</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>une image</translation>
    </message>
    <message>
        <source>an Office document</source>
        <translation>un document Office</translation>
    </message>
    <message>
        <source>an AWS Elastic Load Balancer log</source>
        <translation>un journal d’AWS Elastic Load Balancer</translation>
    </message>
    <message>
        <source>an AWS Application Load Balancer log</source>
        <translation>un journal d’AWS Application Load Balancer</translation>
    </message>
    <message>
        <source>an Amazon S3 server log</source>
        <translation>un journal de serveur Amazon S3</translation>
    </message>
    <message>
        <source>an HAProxy log</source>
        <translation>un journal de HAProxy</translation>
    </message>
    <message>
        <source>a syslog file</source>
        <translation>un fichier syslog</translation>
    </message>
    <message>
        <source>a log that a program keeps of itself (time, level, message), which holds no events to count</source>
        <translation>un journal qu’un programme tient sur lui-même (heure, niveau, message), sans événements à compter</translation>
    </message>
    <message>
        <source>an access log, but neither in the Common nor in the Combined format</source>
        <translation>un journal d’accès, mais ni au format Common ni au format Combined</translation>
    </message>
    <message>
        <source>This is UTF-16 or UTF-32 text, which Tallyscope does not read; convert it first (iconv -f UTF-16 -t UTF-8).</source>
        <translation>C’est du texte UTF-16 ou UTF-32, que Tallyscope ne lit pas&#xa0;; convertissez-le d’abord (iconv -f UTF-16 -t UTF-8).</translation>
    </message>
    <message>
        <source>This is a workbook or document of an office program, not a log of events; save the sheet as CSV.</source>
        <translation>C’est un classeur ou un document bureautique, pas un journal d’événements&#xa0;; enregistrez la feuille en CSV.</translation>
    </message>
    <message>
        <source>This is a tar archive of files, which Tallyscope does not read; unpack it first, or count one with tar -xOf ARCHIVE FILE | tallyctl top -.</source>
        <translation>C’est une archive tar, que Tallyscope ne lit pas&#xa0;; extrayez-la d’abord, ou comptez un fichier avec tar -xOf ARCHIVE FICHIER | tallyctl top -.</translation>
    </message>
    <message>
        <source>This is compressed with %1, which Tallyscope does not read; unpack it first.</source>
        <translation>C’est compressé avec %1, que Tallyscope ne lit pas&#xa0;; décompressez-le d’abord.</translation>
    </message>
    <message>
        <source>This is %1, not a log of events.</source>
        <translation>C’est %1, pas un journal d’événements.</translation>
    </message>
    <message>
        <source>This is UTF-16 text, which Tallyscope does not read; convert it first (iconv -f UTF-16 -t UTF-8).</source>
        <translation>C’est du texte UTF-16, que Tallyscope ne lit pas&#xa0;; convertissez-le d’abord (iconv -f UTF-16 -t UTF-8).</translation>
    </message>
    <message>
        <source>This is binary data, not a log of events.</source>
        <translation>Ce sont des données binaires, pas un journal d’événements.</translation>
    </message>
    <message>
        <source>This is XML or HTML, which Tallyscope does not read; export it as CSV or JSON.</source>
        <translation>C’est du XML ou du HTML, que Tallyscope ne lit pas&#xa0;; exportez-le en CSV ou JSON.</translation>
    </message>
    <message>
        <source>These are metrics as Prometheus reads them: totals of one moment, which hold no events to count.</source>
        <translation>Ce sont des métriques telles que Prometheus les lit&#xa0;: des totaux d’un instant, sans événements à compter.</translation>
    </message>
    <message>
        <source>This is a stream of server-sent events; keep what stands behind “data:”, such as with sed -n &apos;s/^data: *//p&apos; FILE | tallyctl top -.</source>
        <translation>C’est un flux d’événements serveur (SSE)&#xa0;; gardez ce qui suit «&#xa0;data:&#xa0;», par exemple avec sed -n &quot;s/^data: *//p&quot; FICHIER | tallyctl top -.</translation>
    </message>
    <message>
        <source>This looks like %1; %2.</source>
        <translation>Cela ressemble à %1&#xa0;; %2.</translation>
    </message>
    <message>
        <source>This begins like JSON, but is neither one object a line nor one array of objects; %1.</source>
        <translation>Cela commence comme du JSON, mais n’est ni un objet par ligne ni un tableau d’objets&#xa0;; %1.</translation>
    </message>
    <message>
        <source>This is none of the formats Tallyscope knows; %1. Columns that something else parts than , ; | or a tab are read with --delimiter.</source>
        <translation>Ce n’est aucun des formats que Tallyscope connaît&#xa0;; %1. Les colonnes séparées autrement que par une virgule, un point-virgule, une barre ou une tabulation se lisent avec --delimiter.</translation>
    </message>
    <message>
        <source>“%1” is taken as the item to count; %2 could be meant, too (--map item=FIELD).</source>
        <translation>«&#xa0;%1&#xa0;» est pris comme l’élément à compter&#xa0;; %2 pourrait aussi être voulu (--map item=CHAMP).</translation>
    </message>
    <message>
        <source>“%1” is taken as the item to count (--map item=FIELD says otherwise).</source>
        <translation>«&#xa0;%1&#xa0;» est pris comme l’élément à compter (--map item=CHAMP pour un autre).</translation>
    </message>
    <message>
        <source>There is no field “%1” in this log.</source>
        <translation>Il n’y a pas de champ «&#xa0;%1&#xa0;» dans ce journal.</translation>
    </message>
    <message>
        <source>Common with the host in front</source>
        <translation>Common avec l’hôte devant</translation>
    </message>
    <message>
        <source>Combined with the host in front</source>
        <translation>Combined avec l’hôte devant</translation>
    </message>
    <message>
        <source>Combined with bytes in and out</source>
        <translation>Combined avec octets reçus et envoyés</translation>
    </message>
    <message>
        <source>“%1” holds a directive that is not known.</source>
        <translation>«&#xa0;%1&#xa0;» contient une directive inconnue.</translation>
    </message>
    <message>
        <source>“%1” names no field.</source>
        <translation>«&#xa0;%1&#xa0;» ne nomme aucun champ.</translation>
    </message>
    <message>
        <source>“%1” has nothing between the fields “%2” and “%3”.</source>
        <translation>«&#xa0;%1&#xa0;» n’a rien entre les champs «&#xa0;%2&#xa0;» et «&#xa0;%3&#xa0;».</translation>
    </message>
    <message>
        <source>is too large for a profile</source>
        <translation>est trop grand pour un profil</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>There is no profile “%1”; there are %2.</source>
        <translation>Il n’y a pas de profil «&#xa0;%1&#xa0;»&#xa0;; il y a %2.</translation>
    </message>
    <message>
        <source>“%1” must be %2</source>
        <translation>«&#xa0;%1&#xa0;» doit être %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>une année</translation>
    </message>
    <message>
        <source>one character</source>
        <translation>un caractère</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>un texte entre guillemets</translation>
    </message>
    <message>
        <source>auto, ndjson, json, csv, tsv, combined, common, w3c, logfmt or log-format</source>
        <translation>auto, ndjson, json, csv, tsv, combined, common, w3c, logfmt ou log-format</translation>
    </message>
    <message>
        <source>dmy, mdy, ymd or ydm</source>
        <translation>dmy, mdy, ymd ou ydm</translation>
    </message>
    <message>
        <source>utf-8 or latin1</source>
        <translation>utf-8 ou latin1</translation>
    </message>
    <message>
        <source>there is no option “%1”</source>
        <translation>il n’y a pas d’option «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“fields” must be a table: [fields]</source>
        <translation>«&#xa0;fields&#xa0;» doit être une table&#xa0;: [fields]</translation>
    </message>
    <message>
        <source>an event has no part “%1”</source>
        <translation>un événement n’a pas de partie «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” must be a field, or a list of fields</source>
        <translation>«&#xa0;%1&#xa0;» doit être un champ ou une liste de champs</translation>
    </message>
    <message>
        <source>“%1” must be a list of fields</source>
        <translation>«&#xa0;%1&#xa0;» doit être une liste de champs</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>ligne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>the folder cannot be made: %1</source>
        <translation>le dossier ne peut pas être créé&#xa0;: %1</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>écriture impossible</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>écriture impossible&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” is no name for a profile: letters, digits, - and _</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de profil&#xa0;: lettres, chiffres, - et _</translation>
    </message>
    <message>
        <source>there is no folder for profiles: neither HOME nor XDG_CONFIG_HOME is set</source>
        <translation>il n’y a pas de dossier pour les profils&#xa0;: ni HOME ni XDG_CONFIG_HOME n’est défini</translation>
    </message>
    <message>
        <source>cannot be deleted: %1</source>
        <translation>suppression impossible&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” is not [files]</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas [files]</translation>
    </message>
    <message>
        <source>“%1” must be the name of a profile</source>
        <translation>«&#xa0;%1&#xa0;» doit être le nom d’un profil</translation>
    </message>
    <message>
        <source>a pattern has 1 to 255 bytes</source>
        <translation>un motif a de 1 à 255 octets</translation>
    </message>
    <message>
        <source>is too large</source>
        <translation>est trop grand</translation>
    </message>
    <message>
        <source>there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is set</source>
        <translation>il n’y a pas de dossier pour les réglages&#xa0;: ni HOME ni XDG_CONFIG_HOME n’est défini</translation>
    </message>
    <message>
        <source>The time format “%1” %2</source>
        <translation>Le format d’heure «&#xa0;%1&#xa0;» %2</translation>
    </message>
    <message>
        <source>ends in a lone “%”.</source>
        <translation>se termine par un «&#xa0;%&#xa0;» seul.</translation>
    </message>
    <message>
        <source>has no year (%Y), so it does not say when anything happened.</source>
        <translation>n’a pas d’année (%Y) et ne dit donc pas quand quelque chose s’est produit.</translation>
    </message>
    <message>
        <source>gives a conversion a width, which is not supported.</source>
        <translation>donne une largeur à une conversion, ce qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>uses %c, %X or %r, which differ from country to country; write the parts out.</source>
        <translation>utilise %c, %X ou %r, qui diffèrent d’un pays à l’autre&#xa0;; écrivez les parties.</translation>
    </message>
    <message>
        <source>uses %f away from %S; %S alone reads fractions of a second.</source>
        <translation>utilise %f loin de %S&#xa0;; %S seul lit les fractions de seconde.</translation>
    </message>
    <message>
        <source>needs a month (%m) beside the year and the day.</source>
        <translation>a besoin d’un mois (%m) à côté de l’année et du jour.</translation>
    </message>
    <message>
        <source>“%1” is not a time zone; give an IANA name such as Europe/Berlin, or ±HH:MM.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un fuseau horaire&#xa0;; donnez un nom IANA tel que Europe/Berlin, ou ±HH:MM.</translation>
    </message>
    <message>
        <source>The time is taken from “%1” (--map time=FIELD says otherwise).</source>
        <translation>L’heure est prise dans «&#xa0;%1&#xa0;» (--map time=CHAMP pour un autre).</translation>
    </message>
    <message>
        <source>The time “%1” in the field “%2” can be read in more than one way; say how with --date-order %3, with --time-format, such as --time-format %4, or count without times with --no-time.</source>
        <translation>L’heure «&#xa0;%1&#xa0;» du champ «&#xa0;%2&#xa0;» peut être lue de plusieurs façons&#xa0;; dites comment avec --date-order %3, ou avec --time-format, par exemple --time-format %4, ou comptez sans heures avec --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds dates of more than one order (“%2” and “%3”); say how to read them with --date-order or --time-format, or count without times with --no-time.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» contient des dates de plus d’un ordre («&#xa0;%2&#xa0;» et «&#xa0;%3&#xa0;»)&#xa0;; dites comment les lire avec --date-order ou --time-format, ou comptez sans heures avec --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be years or seconds; say --time-format %Y for years, --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» contient des nombres comme «&#xa0;%2&#xa0;», qui peuvent être des années ou des secondes&#xa0;; dites --time-format %Y pour des années, --map time=%3:s pour des secondes, un autre champ ou --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be days as a spreadsheet counts them (save them as dates) or seconds; say --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» contient des nombres comme «&#xa0;%2&#xa0;», qui peuvent être des jours comptés par un tableur (enregistrez-les comme dates) ou des secondes&#xa0;; dites --map time=%3:s pour des secondes, un autre champ ou --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be months or seconds; say --time-format %Y%m for months, --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» contient des nombres comme «&#xa0;%2&#xa0;», qui peuvent être des mois ou des secondes&#xa0;; dites --time-format %Y%m pour des mois, --map time=%3:s pour des secondes, un autre champ ou --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be dates without a century or seconds; say --time-format %3, or --map time=%4:s for seconds, another field, or --no-time.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» contient des nombres comme «&#xa0;%2&#xa0;», qui peuvent être des dates sans siècle ou des secondes&#xa0;; dites --time-format %3, ou --map time=%4:s pour des secondes, un autre champ ou --no-time.</translation>
    </message>
    <message>
        <source>The numbers in “%1” are read as dates (%2).</source>
        <translation>Les nombres de «&#xa0;%1&#xa0;» sont lus comme des dates (%2).</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>secondes depuis 1970</translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation>millisecondes depuis 1970</translation>
    </message>
    <message>
        <source>microseconds since 1970</source>
        <translation>microsecondes depuis 1970</translation>
    </message>
    <message>
        <source>nanoseconds since 1970</source>
        <translation>nanosecondes depuis 1970</translation>
    </message>
    <message>
        <source>The numbers in “%1” are read as %2: “%3” is %4. If they count from another moment, all times are shifted.</source>
        <translation>Les nombres de «&#xa0;%1&#xa0;» sont lus comme %2&#xa0;: «&#xa0;%3&#xa0;» est %4. S’ils comptent depuis un autre moment, toutes les heures sont décalées.</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>jour, mois, année</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>mois, jour, année</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>année, mois, jour</translation>
    </message>
    <message>
        <source>year, day, month</source>
        <translation>année, jour, mois</translation>
    </message>
    <message>
        <source>The dates in “%1” are read as %2, as “%3” cannot be read otherwise and nothing of the sample speaks against it (--date-order says otherwise).</source>
        <translation>Les dates de «&#xa0;%1&#xa0;» sont lues comme %2, car «&#xa0;%3&#xa0;» ne peut être lu autrement et rien dans l’échantillon ne s’y oppose (--date-order pour un autre ordre).</translation>
    </message>
    <message>
        <source>The time field “%1” is empty in all of the sample.</source>
        <translation>Le champ d’heure «&#xa0;%1&#xa0;» est vide dans tout l’échantillon.</translation>
    </message>
    <message>
        <source>The field “%1” holds no time that can be read, for example “%2”; say its form with --time-format, another field with --map time=FIELD, or --no-time.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» ne contient pas d’heure lisible, par exemple «&#xa0;%2&#xa0;»&#xa0;; dites sa forme avec --time-format, un autre champ avec --map time=CHAMP, ou --no-time.</translation>
    </message>
    <message>
        <source>1 field, not %1</source>
        <translation>1 champ au lieu de %1</translation>
    </message>
    <message>
        <source>%1 fields, not %2</source>
        <translation>%1 champs au lieu de %2</translation>
    </message>
    <message>
        <source>the compressed data expands to more than a thousand times its size, which no log does; reading stops here</source>
        <translation>les données compressées grandissent de plus de mille fois, ce qu’aucun journal ne fait&#xa0;; la lecture s’arrête ici</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>aucun fichier de ce nom</translation>
    </message>
    <message>
        <source>is a directory; give the log files in it</source>
        <translation>est un dossier&#xa0;; donnez les journaux qu’il contient</translation>
    </message>
    <message>
        <source>the bzip2 data %1</source>
        <translation>les données bzip2 %1</translation>
    </message>
    <message>
        <source>the xz data %1</source>
        <translation>les données xz %1</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>demandent plus de mémoire qu’il n’y en a</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>sont endommagées</translation>
    </message>
    <message>
        <source>ends too early (truncated)</source>
        <translation>finissent trop tôt (tronquées)</translation>
    </message>
    <message>
        <source>wants more than 256 MiB of memory to be unpacked</source>
        <translation>demandent plus de 256 Mio de mémoire pour être décompressées</translation>
    </message>
    <message>
        <source>uses options that are not supported</source>
        <translation>utilisent des options non prises en charge</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>lecture impossible&#xa0;: %1</translation>
    </message>
    <message>
        <source>is a directory; give the log files in it, or a pattern such as &apos;%1/*.log&apos;</source>
        <translation>est un dossier&#xa0;; donnez les journaux qu’il contient, ou un motif tel que «&#xa0;%1/*.log&#xa0;»</translation>
    </message>
    <message>
        <source>is not a plain file, which is all that can be followed</source>
        <translation>n’est pas un fichier ordinaire, seul type qui peut être suivi</translation>
    </message>
    <message>
        <source>is UTF-16, and only logs in UTF-8 can be followed: open it instead</source>
        <translation>est en UTF-16, et seuls les journaux en UTF-8 peuvent être suivis&#xa0;: ouvrez-le plutôt</translation>
    </message>
    <message>
        <source>is compressed, and compressed logs do not grow: open it instead of following it</source>
        <translation>est compressé, et les journaux compressés ne grandissent pas&#xa0;: ouvrez-le au lieu de le suivre</translation>
    </message>
    <message>
        <source>the gzip data is damaged</source>
        <translation>les données gzip sont endommagées</translation>
    </message>
    <message>
        <source>the gzip data ends too early (truncated)</source>
        <translation>les données gzip finissent trop tôt (tronquées)</translation>
    </message>
    <message>
        <source>the zstd data is damaged: %1</source>
        <translation>les données zstd sont endommagées&#xa0;: %1</translation>
    </message>
    <message>
        <source>the zstd data ends too early (truncated)</source>
        <translation>les données zstd finissent trop tôt (tronquées)</translation>
    </message>
    <message>
        <source>%1 bytes at %2 are damaged and were passed over</source>
        <translation>%1 octets à partir de %2 sont endommagés et ont été ignorés</translation>
    </message>
    <message>
        <source>%1 bytes at %2 are damaged and were passed over; a copy is in %3</source>
        <translation>%1 octets à partir de %2 sont endommagés et ont été ignorés&#xa0;; une copie est dans %3</translation>
    </message>
    <message>
        <source>the store is ahead of the journal; positions go on where the store is</source>
        <translation>la base est en avance sur le journal&#xa0;; les positions continuent où elle en est</translation>
    </message>
    <message>
        <source>no journal of this listener is kept</source>
        <translation>aucun journal de cette écoute n’est conservé</translation>
    </message>
    <message>
        <source>the journal misses positions %1 to %2</source>
        <translation>il manque au journal les positions %1 à %2</translation>
    </message>
    <message>
        <source>cannot be read from here on; it was left as it is</source>
        <translation>illisible à partir d’ici&#xa0;; il a été laissé tel quel</translation>
    </message>
    <message>
        <source>the raw data of this listener is gone: the beginning of its journal is not kept any more</source>
        <translation>les données brutes de cette écoute ont disparu&#xa0;: le début de son journal n’est plus conservé</translation>
    </message>
    <message>
        <source>the raw data of this listener is gone: its journal ends before what was counted</source>
        <translation>les données brutes de cette écoute ont disparu&#xa0;: son journal finit avant ce qui a été compté</translation>
    </message>
    <message>
        <source>the raw data of this listener is gone: its journal cannot be read up to what was counted</source>
        <translation>les données brutes de cette écoute ont disparu&#xa0;: son journal n’est pas lisible jusqu’à ce qui a été compté</translation>
    </message>
    <message>
        <source>the journal is as large as it may be, and the store has not caught up</source>
        <translation>le journal a atteint sa taille limite, et la base ne l’a pas rattrapé</translation>
    </message>
    <message>
        <source>the disk is nearly full</source>
        <translation>le disque est presque plein</translation>
    </message>
    <message>
        <source>the head is damaged; its records are read all the same</source>
        <translation>la tête est endommagée&#xa0;; ses enregistrements sont lus quand même</translation>
    </message>
    <message>
        <source>has no readable head and no record; it was set aside as %1</source>
        <translation>n’a ni tête lisible ni enregistrement&#xa0;; il a été mis de côté sous %1</translation>
    </message>
    <message>
        <source>the last %1 bytes were torn by a crash and cut off</source>
        <translation>les %1 derniers octets ont été déchirés par une panne et coupés</translation>
    </message>
    <message>
        <source>The key that hides actors cannot be used: %1.</source>
        <translation>La clé qui cache les acteurs est inutilisable&#xa0;: %1.</translation>
    </message>
    <message>
        <source>it cannot be written</source>
        <translation>elle ne peut pas être écrite</translation>
    </message>
    <message>
        <source>others may read it; chmod 600 it if it is still secret</source>
        <translation>d’autres peuvent la lire&#xa0;; chmod 600 si elle est encore secrète</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>elle est endommagée</translation>
    </message>
    <message>
        <source>not one whole line is there yet</source>
        <translation>pas une ligne entière n’est encore là</translation>
    </message>
    <message>
        <source>the first record is longer than 1 MiB, which is the limit; no record was accepted</source>
        <translation>le premier enregistrement dépasse 1 Mio, la limite&#xa0;; aucun enregistrement n’a été accepté</translation>
    </message>
    <message>
        <source>is one JSON array, which does not grow at its end: open it instead of following it</source>
        <translation>est un tableau JSON, qui ne grandit pas à sa fin&#xa0;: ouvrez-le au lieu de le suivre</translation>
    </message>
    <message>
        <source>the header that says what the columns are is not kept any more</source>
        <translation>l’en-tête qui dit ce que sont les colonnes n’est plus conservé</translation>
    </message>
    <message>
        <source>%1 damaged bytes of the journal were passed over</source>
        <translation>%1 octets endommagés du journal ont été ignorés</translation>
    </message>
    <message>
        <source>this content was imported before; nothing was added</source>
        <translation>ce contenu a déjà été importé&#xa0;; rien n’a été ajouté</translation>
    </message>
    <message>
        <source>no line is there yet; waiting for it</source>
        <translation>aucune ligne n’est encore là&#xa0;; attente</translation>
    </message>
    <message>
        <source>only logs in UTF-8 can be followed</source>
        <translation>seuls les journaux en UTF-8 peuvent être suivis</translation>
    </message>
    <message>
        <source>it was cut, and no copy of it is beside it: what was written just before that may be lost</source>
        <translation>il a été coupé, sans copie à côté&#xa0;: ce qui a été écrit juste avant peut être perdu</translation>
    </message>
    <message>
        <source>%1 rotated files beside it are not counted: none of them goes on from what was counted before; import them by themselves</source>
        <translation>%1 fichiers archivés à côté ne sont pas comptés&#xa0;: aucun ne continue ce qui a été compté&#xa0;; importez-les séparément</translation>
    </message>
    <message>
        <source>begins like an earlier import but differs later; import it as a file</source>
        <translation>commence comme un import antérieur mais diffère ensuite&#xa0;; importez-le comme fichier</translation>
    </message>
    <message>
        <source>became shorter while it was opened</source>
        <translation>a raccourci pendant l’ouverture</translation>
    </message>
    <message>
        <source>no longer among the dead letters</source>
        <translation>ne figure plus parmi les lettres mortes</translation>
    </message>
    <message>
        <source>the format of its source is not known; name it</source>
        <translation>le format de sa source n’est pas connu&#xa0;; nommez-le</translation>
    </message>
    <message>
        <source>only its first 4 KiB are kept</source>
        <translation>seuls ses 4 premiers Kio sont conservés</translation>
    </message>
    <message>
        <source>not exactly one record</source>
        <translation>pas exactement un enregistrement</translation>
    </message>
    <message>
        <source>still too far in the future</source>
        <translation>toujours trop loin dans le futur</translation>
    </message>
    <message>
        <source>the raw data of this source is gone: %1</source>
        <translation>les données brutes de cette source ont disparu&#xa0;: %1</translation>
    </message>
    <message>
        <source>it came through standard input</source>
        <translation>elle est venue par l’entrée standard</translation>
    </message>
    <message>
        <source>the file was changed since, and none beside it holds what was counted</source>
        <translation>le fichier a changé depuis, et aucun à côté ne contient ce qui a été compté</translation>
    </message>
    <message>
        <source>there is no file of this name, and none beside it holds what was counted</source>
        <translation>il n’y a pas de fichier de ce nom, et aucun à côté ne contient ce qui a été compté</translation>
    </message>
    <message>
        <source>it was read with some options first and with others later; no one way of reading it gives the same counts</source>
        <translation>elle a été lue avec certaines options, puis avec d’autres&#xa0;; aucune façon unique de la lire ne donne les mêmes comptes</translation>
    </message>
    <message>
        <source>its file changed while it was read</source>
        <translation>son fichier a changé pendant la lecture</translation>
    </message>
    <message>
        <source>The store is only read here. Decide about its dead letters in the program that writes it, or when that has ended.</source>
        <translation>La base est seulement lue ici. Décidez de ses lettres mortes dans le programme qui l’écrit, ou quand il aura fini.</translation>
    </message>
    <message>
        <source>The engine has ended.</source>
        <translation>Le moteur est arrêté.</translation>
    </message>
    <message>
        <source>The store is damaged: block %1 of its cells cannot be read.</source>
        <translation>La base est endommagée&#xa0;: le bloc %1 de ses cellules est illisible.</translation>
    </message>
    <message>
        <source>The store is damaged: the %1 cell of item %2, type %3, slot %4 cannot be read.</source>
        <translation>La base est endommagée&#xa0;: la cellule (%1) de l’élément %2, type %3, place %4 est illisible.</translation>
    </message>
    <message>
        <source>The query was cancelled.</source>
        <translation>La requête a été annulée.</translation>
    </message>
    <message>
        <source>a stored cell is damaged</source>
        <translation>une cellule enregistrée est endommagée</translation>
    </message>
    <message>
        <source>The store answers: %1.</source>
        <translation>La base répond&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <translation>%1 (%2).</translation>
    </message>
    <message>
        <source>Another program uses the store and did not let it go within 2 seconds</source>
        <translation>Un autre programme utilise la base et ne l’a pas libérée en 2 secondes</translation>
    </message>
    <message>
        <source>There is no room on the disk of the store</source>
        <translation>Il n’y a plus de place sur le disque de la base</translation>
    </message>
    <message>
        <source>The store must not be written to</source>
        <translation>Il est interdit d’écrire dans la base</translation>
    </message>
    <message>
        <source>The store cannot be opened</source>
        <translation>La base ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>The disk of the store fails</source>
        <translation>Le disque de la base est défaillant</translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation>La base est endommagée</translation>
    </message>
    <message>
        <source>The store is damaged: a latency sketch cannot be read.</source>
        <translation>La base est endommagée&#xa0;: une esquisse de latence est illisible.</translation>
    </message>
    <message>
        <source>A latency sketch of the batch cannot be read.</source>
        <translation>Une esquisse de latence du lot est illisible.</translation>
    </message>
    <message>
        <source>The store is damaged: its hash key is missing.</source>
        <translation>La base est endommagée&#xa0;: sa clé de hachage manque.</translation>
    </message>
    <message>
        <source>The store holds no more items.</source>
        <translation>La base ne peut contenir plus d’éléments.</translation>
    </message>
    <message>
        <source>The store holds no more types.</source>
        <translation>La base ne peut contenir plus de types.</translation>
    </message>
    <message>
        <source>The ledger does not have the dead letter that is to be counted.</source>
        <translation>Le registre n’a pas la lettre morte qui doit être comptée.</translation>
    </message>
    <message>
        <source>A dead letter of the batch names a source that is not in it.</source>
        <translation>Une lettre morte du lot nomme une source qui n’y est pas.</translation>
    </message>
    <message>
        <source>The store is damaged: a dead letter has no valid reason.</source>
        <translation>La base est endommagée&#xa0;: une lettre morte n’a pas de raison valable.</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>un autre processus</translation>
    </message>
    <message>
        <source>The lock file cannot be opened: %1.</source>
        <translation>Le fichier de verrou ne peut pas être ouvert&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The store is being written by %1.</source>
        <translation>La base est en cours d’écriture par %1.</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>le processus %1</translation>
    </message>
    <message>
        <source>The store cannot be locked: %1.</source>
        <translation>La base ne peut pas être verrouillée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The database belongs to another program, not to Tallyscope.</source>
        <translation>La base de données appartient à un autre programme, pas à Tallyscope.</translation>
    </message>
    <message>
        <source>The store was written by a newer version of Tallyscope (schema %1); this version reads schemas up to %2.</source>
        <translation>La base a été écrite par une version plus récente de Tallyscope (schéma %1)&#xa0;; cette version lit les schémas jusqu’à %2.</translation>
    </message>
    <message>
        <source>The database is missing or empty, but its log tally.db-wal holds data. Put the database back, or move the log away to begin anew.</source>
        <translation>La base de données manque ou est vide, mais son journal tally.db-wal contient des données. Remettez la base, ou déplacez le journal pour recommencer.</translation>
    </message>
    <message>
        <source>There is no such store directory.</source>
        <translation>Ce dossier de base n’existe pas.</translation>
    </message>
    <message>
        <source>The directory holds no store.</source>
        <translation>Le dossier ne contient pas de base.</translation>
    </message>
    <message>
        <source>The store is empty: nothing was ever written to it.</source>
        <translation>La base est vide&#xa0;: rien n’y a jamais été écrit.</translation>
    </message>
    <message>
        <source>A cell does not fit into a block.</source>
        <translation>Une cellule ne tient pas dans un bloc.</translation>
    </message>
    <message>
        <source>The store knows no source %1.</source>
        <translation>La base ne connaît pas la source %1.</translation>
    </message>
    <message>
        <source>Position gap: the batch covers [%1, %2) but the store has counted up to %3.</source>
        <translation>Trou dans les positions&#xa0;: le lot va de %1 à %2, mais la base a compté jusqu’à %3.</translation>
    </message>
    <message>
        <source>The store was replaced while it was opened.</source>
        <translation>La base a été remplacée pendant l’ouverture.</translation>
    </message>
    <message>
        <source>The store was moved or deleted while it was in use.</source>
        <translation>La base a été déplacée ou supprimée pendant son utilisation.</translation>
    </message>
    <message>
        <source>The store knows no item %1.</source>
        <translation>La base ne connaît pas l’élément %1.</translation>
    </message>
    <message>
        <source>Not every dead letter was judged.</source>
        <translation>Toutes les lettres mortes n’ont pas été jugées.</translation>
    </message>
    <message>
        <source>A cell of the batch names an item or type that is not in it.</source>
        <translation>Une cellule du lot nomme un élément ou un type qui n’y est pas.</translation>
    </message>
    <message>
        <source>The store directory cannot be created: %1.</source>
        <translation>Le dossier de la base ne peut pas être créé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>the token file %1 cannot be read: %2</source>
        <translation>le fichier de jeton %1 est illisible&#xa0;: %2</translation>
    </message>
    <message>
        <source>the token file %1 must begin with a line of 16 to 512 visible characters, for example of: openssl rand -hex 32</source>
        <translation>le fichier de jeton %1 doit commencer par une ligne de 16 à 512 caractères visibles, par exemple de&#xa0;: openssl rand -hex 32</translation>
    </message>
    <message>
        <source>the token file %1 can be read by others; chmod 600 it</source>
        <translation>le fichier de jeton %1 peut être lu par d’autres&#xa0;; chmod 600</translation>
    </message>
    <message>
        <source>%1 is no address to listen on: %2; write 127.0.0.1:9099</source>
        <translation>%1 n’est pas une adresse d’écoute&#xa0;: %2&#xa0;; écrivez 127.0.0.1:9099</translation>
    </message>
    <message>
        <source>the port is missing</source>
        <translation>il manque le port</translation>
    </message>
    <message>
        <source>an IPv6 address needs brackets</source>
        <translation>une adresse IPv6 demande des crochets</translation>
    </message>
    <message>
        <source>the host must be a numeric address</source>
        <translation>l’hôte doit être une adresse numérique</translation>
    </message>
    <message>
        <source>the port must be a number from 0 to 65535</source>
        <translation>le port doit être un nombre de 0 à 65535</translation>
    </message>
    <message>
        <source>there is no runtime directory (XDG_RUNTIME_DIR is not set); give the local socket a path</source>
        <translation>il n’y a pas de dossier d’exécution (XDG_RUNTIME_DIR n’est pas défini)&#xa0;; donnez un chemin à la socket locale</translation>
    </message>
    <message>
        <source>%1 is no path of a local socket</source>
        <translation>%1 n’est pas un chemin de socket locale</translation>
    </message>
    <message>
        <source>the path of a local socket has at most %1 bytes, %2 has %3</source>
        <translation>le chemin d’une socket locale a au plus %1 octets, %2 en a %3</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 est illisible&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is no private key that can be read here: RSA or EC, PEM, not encrypted</source>
        <translation>%1 n’est pas une clé privée lisible ici&#xa0;: RSA ou EC, PEM, non chiffrée</translation>
    </message>
    <message>
        <source>this system&apos;s Qt has no TLS: install its plugin for OpenSSL</source>
        <translation>le Qt de ce système n’a pas TLS&#xa0;: installez son greffon pour OpenSSL</translation>
    </message>
    <message>
        <source>%1 holds no certificate (PEM)</source>
        <translation>%1 ne contient pas de certificat (PEM)</translation>
    </message>
    <message>
        <source>%1 and %2 are of no use for TLS; do they belong together?</source>
        <translation>%1 et %2 ne conviennent pas à TLS&#xa0;; vont-ils ensemble&#xa0;?</translation>
    </message>
    <message>
        <source>the certificate %1 has expired; senders will refuse it</source>
        <translation>le certificat %1 a expiré&#xa0;; les émetteurs le refuseront</translation>
    </message>
    <message>
        <source>the key %1 can be read by others; chmod 600 it</source>
        <translation>la clé %1 peut être lue par d’autres&#xa0;; chmod 600</translation>
    </message>
    <message>
        <source>cannot listen on %1: %2</source>
        <translation>impossible d’écouter sur %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>the HTTP server cannot be started</source>
        <translation>le serveur HTTP ne peut pas démarrer</translation>
    </message>
    <message>
        <source>%1 can be reached from other machines: HTTP there needs --tls-cert, --tls-key and --token-file</source>
        <translation>%1 est accessible depuis d’autres machines&#xa0;: HTTP y demande --tls-cert, --tls-key et --token-file</translation>
    </message>
    <message>
        <source>a certificate and its key are needed</source>
        <translation>un certificat et sa clé sont nécessaires</translation>
    </message>
    <message>
        <source>datagrams bring no token: only this computer may send them</source>
        <translation>les datagrammes n’apportent pas de jeton&#xa0;: seul cet ordinateur peut en envoyer</translation>
    </message>
    <message>
        <source>%1; what was read before stays in use</source>
        <translation>%1&#xa0;; ce qui a été lu auparavant reste utilisé</translation>
    </message>
    <message>
        <source>the demo&apos;s log could not be written: %1</source>
        <translation>le journal de la démo n’a pas pu être écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>cannot listen on local:%1: %2</source>
        <translation>impossible d’écouter sur local:%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>its directory cannot be made: %1</source>
        <translation>son dossier ne peut pas être créé&#xa0;: %1</translation>
    </message>
    <message>
        <source>something else than a socket is there</source>
        <translation>il y a autre chose qu’une socket</translation>
    </message>
    <message>
        <source>somebody listens there already</source>
        <translation>quelqu’un y écoute déjà</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>%1 can be reached from other machines: TCP there needs a certificate, its key and a token</source>
        <translation>%1 est accessible depuis d’autres machines&#xa0;: TCP y demande un certificat, sa clé et un jeton</translation>
    </message>
    <message>
        <source>others could write to it there</source>
        <translation>d’autres pourraient y écrire</translation>
    </message>
    <message>
        <source>The store has not taken yet what this listener received before; try again in a moment.</source>
        <translation>La base n’a pas encore pris ce que cette écoute avait reçu&#xa0;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>something that is not gzip follows the gzip data</source>
        <translation>quelque chose qui n’est pas du gzip suit les données gzip</translation>
    </message>
    <message>
        <source>the JSON array has no end (truncated)</source>
        <translation>le tableau JSON n’a pas de fin (tronqué)</translation>
    </message>
    <message>
        <source>“%1” is read in seconds (--map latency=%2:ms, :us or :ns says otherwise).</source>
        <translation>«&#xa0;%1&#xa0;» est lu en secondes (--map latency=%2:ms, :us ou :ns dit autre chose).</translation>
    </message>
    <message>
        <source>“%1” is read in nanoseconds, as %2 writes it (--map latency=%3:s says otherwise).</source>
        <translation>«&#xa0;%1&#xa0;» est lu en nanosecondes, comme %2 l’écrit (--map latency=%3:s dit autre chose).</translation>
    </message>
    <message>
        <source>“%1” is read in milliseconds, as %2 writes it (--map latency=%3:s says otherwise).</source>
        <translation>«&#xa0;%1&#xa0;» est lu en millisecondes, comme %2 l’écrit (--map latency=%3:s dit autre chose).</translation>
    </message>
    <message>
        <source>“%1” is taken as the item to count; %2 % of the first records have none and are refused (--map item=FIELD says otherwise).</source>
        <translation>«&#xa0;%1&#xa0;» est pris comme l’élément à compter&#xa0;; %2&#xa0;% des premiers enregistrements n’en ont pas et sont refusés (--map item=CHAMP dit autre chose).</translation>
    </message>
    <message>
        <source>No field looks like the time; say which with --map time=FIELD, perhaps one of %1, or count without times with --no-time. The fields are: %2.</source>
        <translation>Aucun champ ne ressemble à l’heure&#xa0;; indiquez-le avec --map time=CHAMP, peut-être l’un de %1, ou comptez sans heures avec --no-time. Les champs sont&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The store is damaged: its head is not as it was written.</source>
        <translation>La base est endommagée&#xa0;: son en-tête n’est pas tel qu’il a été écrit.</translation>
    </message>
    <message>
        <source>The store could not be opened and was set aside as %1: %2 A new one was begun, and what the journal holds is counted again. What else was counted is in that file; a backup comes back with tallyctl restore.</source>
        <translation>La base n’a pas pu être ouverte et a été mise de côté sous %1&#xa0;: %2 Une nouvelle a été commencée, et ce que contient le journal est compté de nouveau. Le reste de ce qui a été compté est dans ce fichier&#xa0;; tallyctl restore rétablit une sauvegarde.</translation>
    </message>
    <message>
        <source>The names of items could not be read from it.</source>
        <translation>Les noms des éléments n’ont pas pu y être lus.</translation>
    </message>
    <message>
        <source>It was damaged.</source>
        <translation>Elle était endommagée.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be dates that end with their year, or seconds; say --time-format %d%m%Y or %m%d%Y, --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» contient des nombres comme «&#xa0;%2&#xa0;», qui peuvent être des dates terminées par leur année, ou des secondes&#xa0;; dites --time-format %d%m%Y ou %m%d%Y, --map time=%3:s pour des secondes, un autre champ ou --no-time.</translation>
    </message>
    <message>
        <source>%1 of %2 values of “%3” in the sample are no numbers, such as “%4”; their events count, but without a value.</source>
        <translation>%1 des %2 valeurs de «&#xa0;%3&#xa0;» dans l’échantillon ne sont pas des nombres, par exemple «&#xa0;%4&#xa0;»&#xa0;; leurs événements comptent, mais sans valeur.</translation>
    </message>
    <message>
        <source>“%1” holds request lines: their paths are the items, their methods the types (--map item=%2 takes them as they are).</source>
        <translation>«&#xa0;%1&#xa0;» contient des lignes de requête&#xa0;: leurs chemins sont les éléments, leurs méthodes les types (--map item=%2 les prend telles quelles).</translation>
    </message>
</context>
<context>
    <name>tally::SettingRow</name>
    <message>
        <source>There is no time zone “%1”.</source>
        <translation>Il n’y a pas de fuseau horaire «&#xa0;%1&#xa0;».</translation>
    </message>
</context>
<context>
    <name>tally::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Search settings and keys</source>
        <translation>Rechercher paramètres et touches</translation>
    </message>
    <message>
        <source>Kept in %1; what is changed there holds at once.</source>
        <translation>Conservé dans %1&#xa0;; ce qui y est modifié vaut aussitôt.</translation>
    </message>
    <message>
        <source>All usual keys</source>
        <translation>Touches habituelles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>No setting and no action has this in its name.</source>
        <translation>Aucun paramètre ni aucune action n’a cela dans son nom.</translation>
    </message>
</context>
<context>
    <name>tally::ShareChart</name>
    <message>
        <source>Other</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>share</source>
        <translation>part</translation>
    </message>
</context>
<context>
    <name>tally::ShownRange</name>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Depuis %1</translation>
    </message>
</context>
<context>
    <name>tally::Silence</name>
    <message>
        <source>stale, %1</source>
        <translation>périmé, %1</translation>
    </message>
    <message>
        <source>%1 of %2 silent</source>
        <translation>%1 sur %2 muettes</translation>
    </message>
    <message>
        <source>%1 has sent nothing for %2</source>
        <translation>%1 n’a rien envoyé depuis %2</translation>
    </message>
    <message>
        <source>None of %1 sources has sent anything for %2</source>
        <translation>Aucune des %1 sources n’a rien envoyé depuis %2</translation>
    </message>
    <message>
        <source>%1 of %2 sources have sent nothing for %3 or longer</source>
        <translation>%1 sources sur %2 n’ont rien envoyé depuis %3 ou plus</translation>
    </message>
</context>
<context>
    <name>tally::SnapshotBanner</name>
    <message>
        <source>Store</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Memory is used up</source>
        <translation>La mémoire est épuisée</translation>
    </message>
    <message>
        <source>More items than memory has room for</source>
        <translation>Plus d’éléments que la mémoire ne peut en tenir</translation>
    </message>
    <message>
        <source>before %1 counts are held by the hour or day; sums stay exact. A larger --memory keeps more minutes</source>
        <translation>avant %1, les comptes sont gardés à l’heure ou au jour&#xa0;; les sommes restent exactes. Un --memory plus grand garde plus de minutes</translation>
    </message>
    <message>
        <source>%1 are counted each by itself; of later ones totals are exact and ranks have bounds. A larger --items has room for more; a store keeps all</source>
        <translation>%1 sont comptés un à un&#xa0;; pour les suivants, les totaux sont exacts et les rangs ont des bornes. Un --items plus grand en tient davantage&#xa0;; une base les garde tous</translation>
    </message>
</context>
<context>
    <name>tally::SourceController</name>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (et %2 de plus)</translation>
    </message>
    <message>
        <source>%1 is listened to already</source>
        <translation>%1 est déjà écouté</translation>
    </message>
    <message>
        <source>demo: live traffic</source>
        <translation>démo&#xa0;: trafic en direct</translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 événement</numerusform>
            <numerusform>%1 événements</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 datagrams lost so far, as they came faster than they were read</source>
        <translation>%1&#xa0;: %2 datagrammes perdus jusqu’ici, arrivés plus vite qu’ils n’étaient lus</translation>
    </message>
    <message>
        <source>%1 is not listened to now; what it acknowledged before and was not counted yet, about %2, is counted</source>
        <translation>%1 n’est pas à l’écoute en ce moment&#xa0;; ce qui avait été confirmé et pas encore compté, environ %2, est compté</translation>
    </message>
    <message>
        <source>The journal %1 holds about %2 that were not counted, of a listener whose address is not known: listen to it again</source>
        <translation>Le journal %1 contient environ %2 qui n’ont pas été comptés, d’une écoute dont l’adresse n’est pas connue&#xa0;: écoutez-la de nouveau</translation>
    </message>
    <message>
        <source>What %1 acknowledged before cannot be counted: %2</source>
        <translation>Ce que %1 avait confirmé ne peut pas être compté&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>tally::SourceModel</name>
    <message>
        <source>final up to %1</source>
        <translation>définitif jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 counted in minutes that were final already</source>
        <translation>%1 comptés dans des minutes déjà définitives</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>reading, %1</source>
        <translation>lecture, %1</translation>
    </message>
    <message>
        <source>read to the end</source>
        <translation>lu jusqu’au bout</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Comptés</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>Futurs</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff.</translation>
    </message>
    <message>
        <source>following</source>
        <translation>suivi</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>%1 local times fall into a clock change; the earlier offset was taken</source>
        <translation>%1 heures locales tombent dans un changement d’heure&#x202f;; le premier décalage a été retenu</translation>
    </message>
</context>
<context>
    <name>tally::SourcesPage</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>Ouvrir un journal…</translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation>Écouter…</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>all sources, since they were opened</source>
        <translation>toutes les sources, depuis leur ouverture</translation>
    </message>
    <message>
        <source>%1; doubled events are known by the newest %2 ids</source>
        <translation>%1&#xa0;; les doublons se reconnaissent aux %2 derniers identifiants</translation>
    </message>
    <message>
        <source>Open and listening</source>
        <translation>Ouvertes et à l’écoute</translation>
    </message>
    <message>
        <source>each row balances on its own</source>
        <translation>chaque ligne s’équilibre par elle-même</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Lettres mortes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel reading %1</source>
        <translation>Annuler la lecture de %1</translation>
    </message>
    <message numerus="yes">
        <source>from %1 sources</source>
        <translation>
            <numerusform>de %1 source</numerusform>
            <numerusform>de %1 sources</numerusform>
        </translation>
    </message>
    <message>
        <source>balances, difference 0</source>
        <translation>équilibré, différence 0</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>écart de %1</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Rien n’est ouvert</translation>
    </message>
    <message>
        <source>Open a log, or listen for events; nothing is sent anywhere.</source>
        <translation>Ouvrez un journal, ou écoutez des événements&#xa0;; rien n’est envoyé nulle part.</translation>
    </message>
    <message numerus="yes">
        <source>%1 records not counted</source>
        <translation>
            <numerusform>%1 enregistrement non compté</numerusform>
            <numerusform>%1 enregistrements non comptés</numerusform>
        </translation>
    </message>
    <message>
        <source>No dead letters</source>
        <translation>Aucune lettre morte</translation>
    </message>
    <message>
        <source>Nothing has been received yet.</source>
        <translation>Rien n’a encore été reçu.</translation>
    </message>
    <message>
        <source>Every record that was received could be counted.</source>
        <translation>Chaque enregistrement reçu a pu être compté.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop following %1</source>
        <translation>Arrêter de suivre %1</translation>
    </message>
    <message>
        <source>%1 of them discarded</source>
        <translation>dont %1 écartés</translation>
    </message>
    <message>
        <source>%1 pushed out by newer ones</source>
        <translation>%1 chassés par de plus récents</translation>
    </message>
    <message>
        <source>%1 counted after all</source>
        <translation>%1 comptés après coup</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (et %2 de plus)</translation>
    </message>
</context>
<context>
    <name>tally::StatePane</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy what went wrong</source>
        <translation>Copier ce qui a échoué</translation>
    </message>
</context>
<context>
    <name>tally::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>Fraîcheur</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
</context>
<context>
    <name>tally::StatusLine</name>
    <message>
        <source>No socket open, no connection made</source>
        <translation>Aucune prise ouverte, aucune connexion établie</translation>
    </message>
    <message>
        <source>Paused, still counting</source>
        <translation>Affichage suspendu, comptage en cours</translation>
    </message>
    <message>
        <source>A source failed</source>
        <translation>Une source a échoué</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>%1 ev/s</source>
        <translation>%1 évén./s</translation>
    </message>
    <message>
        <source>balances</source>
        <translation>équilibré</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>écart de %1</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçus</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Aucune source</translation>
    </message>
    <message>
        <source>Partly read</source>
        <translation>Lu en partie</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 nouveaux</translation>
    </message>
</context>
<context>
    <name>tally::Step</name>
    <message>
        <source>minute</source>
        <translation>minute</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 jour</numerusform>
            <numerusform>%1 jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours</source>
        <translation>
            <numerusform>%1 heure</numerusform>
            <numerusform>%1 heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 minutes</source>
        <translation>
            <numerusform>%1 minute</numerusform>
            <numerusform>%1 minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>second</source>
        <translation>seconde</translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds</source>
        <translation>
            <numerusform>%1 seconde</numerusform>
            <numerusform>%1 secondes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::TextChoices</name>
    <message>
        <source>First row is a record</source>
        <translation>La première ligne est un enregistrement</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>trouvé automatiquement</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>virgule</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>point-virgule</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>barre</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>espace</translation>
    </message>
    <message>
        <source>What parts the columns</source>
        <translation>Ce qui sépare les colonnes</translation>
    </message>
    <message>
        <source>The log has no row of column names; columns are called by their numbers</source>
        <translation>Le journal n’a pas de ligne de noms de colonnes&#xa0;; les colonnes sont désignées par leur numéro</translation>
    </message>
    <message>
        <source>Encoding of the text</source>
        <translation>Codage du texte</translation>
    </message>
    <message>
        <source>as they say</source>
        <translation>comme elles le disent</translation>
    </message>
    <message>
        <source>Year of stamps that have none</source>
        <translation>Année des horodatages qui n’en ont pas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codage</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>event id</source>
        <translation>id d’événement</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>poids</translation>
    </message>
    <message>
        <source>Events with the same id count once</source>
        <translation>Les événements de même id comptent une fois</translation>
    </message>
    <message>
        <source>Each row counts as many times as this field says</source>
        <translation>Chaque ligne compte autant de fois que l’indique ce champ</translation>
    </message>
    <message>
        <source>Field of the %1</source>
        <translation>Champ pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Latin-1</source>
        <translation>Latin-1</translation>
    </message>
</context>
<context>
    <name>tally::ThemeMenu</name>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
</context>
<context>
    <name>tally::TimeChart</name>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>pas encore lu</translation>
    </message>
    <message>
        <source>watermark</source>
        <translation>filigrane</translation>
    </message>
    <message>
        <source>final</source>
        <translation>définitif</translation>
    </message>
    <message>
        <source>total %1</source>
        <translation>total %1</translation>
    </message>
    <message>
        <source>so far, not final</source>
        <translation>jusqu’ici, non définitif</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>jusqu’ici</translation>
    </message>
    <message>
        <source>Annotations: %1</source>
        <translation>Annotations&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>tally::TimeRangeBar</name>
    <message>
        <source>Earlier range (Alt+Left)</source>
        <translation>Plage précédente (Alt+Gauche)</translation>
    </message>
    <message>
        <source>Later range (Alt+Right)</source>
        <translation>Plage suivante (Alt+Droite)</translation>
    </message>
    <message>
        <source>One window back ([)</source>
        <translation>Une fenêtre en arrière ([)</translation>
    </message>
    <message>
        <source>One window forward (])</source>
        <translation>Une fenêtre en avant (])</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>once events are there</source>
        <translation>dès qu’il y aura des événements</translation>
    </message>
    <message>
        <source>%1: whole minutes, and whole hours or days where nothing finer is kept.
Asked for: %2</source>
        <translation>%1&#xa0;: des minutes entières, et des heures ou des jours entiers là où rien de plus fin n’est conservé.
Demandé&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>tally::TopBar</name>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Live or paused</source>
        <translation>Direct ou suspendu</translation>
    </message>
    <message>
        <source>Go to or run…</source>
        <translation>Aller à ou exécuter…</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Aucune source</translation>
    </message>
    <message>
        <source>no comparison</source>
        <translation>aucune comparaison</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Go to or run</source>
        <translation>Aller à ou exécuter</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Aller à…</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistré</translation>
    </message>
</context>
<context>
    <name>tally::Tray</name>
    <message>
        <source>Nothing is open</source>
        <translation>Rien n’est ouvert</translation>
    </message>
    <message>
        <source>Store: %1</source>
        <translation>Base&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 a échoué&#xa0;: %2</translation>
    </message>
    <message>
        <source>The ledger does not balance</source>
        <translation>Le registre n’est pas équilibré</translation>
    </message>
    <message>
        <source>%1 is quiet for more than %2</source>
        <translation>%1 est muet depuis plus de %2</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Comptage</translation>
    </message>
    <message>
        <source>Recorded logs are open</source>
        <translation>Des journaux enregistrés sont ouverts</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Afficher la fenêtre</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>tally::TrendsPage</name>
    <message>
        <source>Trends</source>
        <translation>Tendances</translation>
    </message>
    <message>
        <source>Type of event</source>
        <translation>Type d’événement</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>Leaders</source>
        <translation>Meneurs</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Aucune heure</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Ces événements comptent sans heure.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Rien n’a encore été compté.</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Aucun événement</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>Rien ne s’est passé à ce moment.</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>Nothing happened in this hour.</source>
        <translation>Rien ne s’est passé durant cette heure.</translation>
    </message>
    <message>
        <source>No minutes of these items</source>
        <translation>Aucune minute de ces éléments</translation>
    </message>
    <message>
        <source>Memory had no room for each of them; it knows their sums, not their minutes.</source>
        <translation>La mémoire n’avait pas de place pour chacun&#xa0;; elle connaît leurs sommes, pas leurs minutes.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Rangs</translation>
    </message>
    <message>
        <source>Ranks over the range, or events of the leaders</source>
        <translation>Rangs sur la période, ou événements des premiers</translation>
    </message>
    <message>
        <source>events per %1</source>
        <translation>événements par %1</translation>
    </message>
</context>
<context>
    <name>tally::VideosPage</name>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Tous les éléments</translation>
    </message>
    <message>
        <source>Filter by id</source>
        <translation>Filtrer par identifiant</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Rien n’a encore été compté.</translation>
    </message>
    <message>
        <source>%1 in range</source>
        <translation>%1 dans la plage</translation>
    </message>
    <message numerus="yes">
        <source>%1 match</source>
        <translation>
            <numerusform>%1 correspond</numerusform>
            <numerusform>%1 correspondent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other, %1 items that do not match</source>
        <translation>
            <numerusform>Autres, %1 élément qui ne correspond pas</numerusform>
            <numerusform>Autres, %1 éléments qui ne correspondent pas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All events in range, %1 items</source>
        <translation>
            <numerusform>Tous les événements de la plage, %1 élément</numerusform>
            <numerusform>Tous les événements de la plage, %1 éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Show what the items are called, as imported into the store</source>
        <translation>Afficher comment s’appellent les éléments, selon l’import dans la base</translation>
    </message>
    <message>
        <source>Filter by name or id</source>
        <translation>Filtrer par nom ou identifiant</translation>
    </message>
    <message numerus="yes">
        <source>%1 in range; later ones share %2 events</source>
        <translation>
            <numerusform>%1 dans la période&#xa0;; les suivants partagent %2 événement</numerusform>
            <numerusform>%1 dans la période&#xa0;; les suivants partagent %2 événements</numerusform>
        </translation>
    </message>
    <message>
        <source>items with “%1” in them or in their name</source>
        <translation>éléments contenant «&#xa0;%1&#xa0;» ou dont le nom le contient</translation>
    </message>
    <message>
        <source>No events of this type</source>
        <translation>Aucun événement de ce type</translation>
    </message>
    <message>
        <source>Nothing of “%1” happened in this range.</source>
        <translation>Il n’y a eu aucun «&#xa0;%1&#xa0;» dans cette plage.</translation>
    </message>
    <message numerus="yes">
        <source>All of “%2” in range, %1 items</source>
        <translation>
            <numerusform>Tous les «&#xa0;%2&#xa0;» de la plage, %1 élément</numerusform>
            <numerusform>Tous les «&#xa0;%2&#xa0;» de la plage, %1 éléments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::Wall</name>
    <message>
        <source>View paused</source>
        <translation>Affichage suspendu</translation>
    </message>
    <message>
        <source>No events for %1</source>
        <translation>Aucun événement depuis %1</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>Affichage mural</translation>
    </message>
</context>
<context>
    <name>tally::WelcomeView</name>
    <message>
        <source>What do you want to count?</source>
        <translation>Que voulez-vous compter&#xa0;?</translation>
    </message>
    <message>
        <source>Open a log, listen to a live stream, or look around in the demo. Nothing leaves this computer.</source>
        <translation>Ouvrez un journal, écoutez un flux en direct ou découvrez la démo. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>pause the view</source>
        <translation>suspendre</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>Ouvrir un journal…</translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation>Écouter…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>A day of a video site with an incident to find, then live traffic. Nothing to set up.</source>
        <translation>Une journée d’un site vidéo avec un incident à trouver, puis du direct. Rien à configurer.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Filter recent</source>
        <translation>Filtrer les récents</translation>
    </message>
    <message>
        <source>Reopen last session</source>
        <translation>Rouvrir la dernière session</translation>
    </message>
    <message>
        <source>Nothing opened yet. What you open appears here with its shape.</source>
        <translation>Rien d’ouvert jusqu’ici. Ce que vous ouvrez apparaît ici avec sa forme.</translation>
    </message>
    <message>
        <source>No recent source has this in its name.</source>
        <translation>Aucune source récente n’a cela dans son nom.</translation>
    </message>
    <message>
        <source>Access logs, CSV, JSON, logfmt, syslog and more; plain or packed. The format is found for you.</source>
        <translation>Journaux d’accès, CSV, JSON, logfmt, syslog, etc.&#xa0;; compressés ou non. Le format est détecté.</translation>
    </message>
    <message>
        <source>Lines or HTTP requests, from this computer or, with a token, from others. Off until you say so.</source>
        <translation>Lignes ou requêtes HTTP, de cet ordinateur ou, avec un jeton, d’autres. Inactif sans votre accord.</translation>
    </message>
</context>
<context>
    <name>tally::WindowChoice</name>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>Time the ranking covers</source>
        <translation>Période du classement</translation>
    </message>
</context>
<context>
    <name>tally::WindowKeeper</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>what is open is not remembered: %1</source>
        <translation>ce qui est ouvert n’est pas retenu&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>tally::changeText</name>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
</context>
</TS>
