using Jkn.Workflows.Application.Lists;

namespace Jkn.Workflows.Server.Pages.Rekonsiliasi;

/// <summary>
/// What a person chose for the rows that stood still.
/// </summary>
public sealed class AnswerForm
{
    private const int MostRows = 500;

    /// <summary>The file whose rows were shown: the numbers of rows say nothing of another one.</summary>
    public string? Sidik { get; set; }
    public int[] Sama { get; set; } = [];

    /// <summary>Rows with a box for the card number, and what was typed there, in the same order.</summary>
    public int[] KartuBaris { get; set; } = [];
    public string?[] Kartu { get; set; } = [];
    public string? Lewati { get; set; }

    internal AnswerChoices Choices =>
        new(
            Sama.Take(MostRows).ToHashSet(),
            KartuBaris
                .Zip(Kartu)
                .Take(MostRows)
                .Where(k => !string.IsNullOrWhiteSpace(k.Second) && k.Second.Length <= 30)
                .DistinctBy(k => k.First)
                .ToDictionary(k => k.First, k => k.Second!.Trim()),
            string.IsNullOrWhiteSpace(Lewati) ? null : Lewati.Trim()[..Math.Min(Lewati.Trim().Length, 300)]
        );

    internal bool IsUsed => Sama.Length > 0 || Choices.Cards.Count > 0;
}
