using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>A sign-off: on a letter with its text, which whoever may act reads first; else on the case.</summary>
internal sealed class SignOffForm(ItemScene scene, LetterReading letters, SigningReadiness readiness, ProofForms proofs) : ItemForm(scene)
{
    public const int Quotes = 3;
    private const int LongestReason = 500,
        LongestQuote = 300;

    private SigningReadiness.Readiness? ready;

    public override string View => Letter is null ? "Forms/_SignOffOnCase" : "Forms/_SignOffOnLetter";

    public override SigningReadiness.Readiness? Readiness => ready;

    /// <summary>Reading a letter to sign it is recorded: it may hold health data.</summary>
    public override string? Shows => Item.Letter is { } key ? $"letter/{key}" : null;

    public LetterText? Letter { get; private set; }

    /// <summary>What going on asks of the official beside the button; null for nothing.</summary>
    public ProofForm? Proof { get; private set; }

    public override async Task FillAsync(CancellationToken ct)
    {
        if (!Scene.MayAct || Item.Letter is not { } key)
            return;
        if (Item.Act is Acts.Sign or Acts.Paraf)
            ready = await readiness.OfAsync(Scene.Office, Item.Role, Case.Letters[key].IsWet, Scene.Me, ct);
        Proof = await proofs.OfAsync(Case, Item, Scene.Me, ct);
        Letter = await letters.ReadAsync(Case, key, ct);
    }

    public override Command Finish(ItemInput input) =>
        Scene.IsFamily
            ? base.Finish(input)
            : new GiveSignOff(Item.Id, input.Outcome, input.Note, input.Text("sidik"), input.Version)
            {
                Marks = input.Outcome == SignOff.Forward ? [] : Marked(input),
            };

    /// <summary>Fields of the letter with a reason, and quoted passages.</summary>
    private ImmutableArray<PassageMark> Marked(ItemInput input)
    {
        var body = Case.Letters.GetValueOrDefault(Item.Letter ?? "")?.Body ?? ImmutableSortedDictionary<string, string>.Empty;
        var fields = body
            .Keys.Select(f => (Field: f, Why: input.Text($"tanda.{f}")))
            .Where(m => m.Why is not null)
            .Select(m => new PassageMark(Words.Field(m.Field), m.Why!, m.Field));
        ImmutableArray<PassageMark> marks = [.. fields, .. Enumerable.Range(1, Quotes).Select(i => Quoted(input, i)).OfType<PassageMark>()];
        if (marks.FirstOrDefault(m => m.Why.Length > LongestReason || m.Passage.Length > LongestQuote) is { } tooLong)
            input.Faults.Add(tooLong.Field is { } field ? $"tanda.{field}" : "", "Tanda paling banyak 500 karakter.");
        return marks;
    }

    /// <summary>Null when there is none, or only a half of it, which is a fault.</summary>
    private static PassageMark? Quoted(ItemInput input, int number)
    {
        var (passage, why) = (input.Text($"tanda.bagian.{number}"), input.Text($"tanda.alasan.{number}"));
        if (passage is not null && why is not null)
            return new(passage, why);
        if (passage is not null)
            input.Faults.Add($"tanda.alasan.{number}", "Tulis alasan bagian yang ditandai.");
        else if (why is not null)
            input.Faults.Add($"tanda.bagian.{number}", "Kutip bagian yang salah.");
        return null;
    }
}
