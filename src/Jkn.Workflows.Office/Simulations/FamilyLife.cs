using System.Collections.Immutable;

namespace Jkn.Workflows.Application.Simulations;

/// <summary>What can happen to somebody while the family's case is under way.</summary>
internal enum LifeKind
{
    Birth,
    NikIssued,
    Death,
    Withdrawal,
    Restored,
    Hospital,
}

/// <summary>One thing that happens, so many days after the family came.</summary>
internal sealed record LifeEvent(int Day, LifeKind Kind, string Person);

/// <summary>A family and what becomes of it, drawn once from its number: the same seed gives the same lives.</summary>
internal sealed record FamilyLife(int Number, int Size, ImmutableArray<LifeEvent> Events)
{
    public const int Largest = 7;

    private static readonly int[] sizes = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7];

    public static string Key(int place) => $"p{place + 1}";

    public static int Place(string key) => int.Parse(key[1..], System.Globalization.CultureInfo.InvariantCulture) - 1;

    public static FamilyLife Draw(int number, int seed)
    {
        var dice = new Random(HashCode(seed, number));
        var size = sizes[dice.Next(sizes.Length)];
        var events = new List<LifeEvent>();
        if (size < Largest && dice.Next(12) == 0)
            Birth(events, dice, Key(size));
        for (var place = 0; place < size; place++)
            Life(events, dice, Key(place));
        return new(number, size, [.. events.OrderBy(e => e.Day)]);
    }

    // A child's number is there in two weeks, sometimes in two months; one in twenty gives up waiting.
    private static void Birth(List<LifeEvent> events, Random dice, string child)
    {
        var born = dice.Next(2) == 0 ? 0 : dice.Next(0, 40);
        events.Add(new(born, LifeKind.Birth, child));
        events.Add(
            dice.Next(20) == 0 ? new(born + 120, LifeKind.Withdrawal, child) : new(born + dice.Next(14, 61), LifeKind.NikIssued, child)
        );
    }

    private static void Life(List<LifeEvent> events, Random dice, string person)
    {
        // Much happens while the file is young: some lists leave within hours, others once a month.
        var (chance, day) = (dice.Next(200), dice.Next(2) == 0 ? dice.Next(0, 3) : dice.Next(0, 70));
        if (chance < 3)
            events.Add(new(day, LifeKind.Death, person));
        else if (chance < 7)
            events.Add(new(day, LifeKind.Withdrawal, person));
        else if (chance < 9)
            events.AddRange([new(day, LifeKind.Withdrawal, person), new(day + dice.Next(0, 9), LifeKind.Restored, person)]);
        else if (chance < 21)
            events.Add(new(day, LifeKind.Hospital, person));
    }

    // Neighbours in number shall not be neighbours in luck, and the same on every machine.
    private static int HashCode(int seed, int number) => unchecked((seed * 486_187_739 + number) * 16_777_619 ^ number << 7);
}
