using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Server.Pages.Tugas.Forms;

/// <summary>The fields of a letter being drafted, and what it was sent back for.</summary>
internal sealed class DraftLetterForm : ItemForm
{
    /// <summary>A field of the letter. One that is not required prints as dots when it stays empty.</summary>
    internal sealed record Field(string Name, string Label, string? Value, IReadOnlyList<string> Choices, bool Required, bool IsDate);

    public DraftLetterForm(ItemScene scene)
        : base(scene)
    {
        var letter = scene.Case.Letters.GetValueOrDefault(scene.Item.Letter ?? "");
        Marks = letter?.Marks ?? [];
        if (CaseForms.StepOf<SusunSurat>(scene.Case, scene.Office, scene.Item) is { } step)
            Fields = FieldsOf(step, letter);
    }

    public override string View => "Forms/_DraftLetter";

    public IReadOnlyList<Field> Fields { get; } = [];

    /// <summary>What the letter was sent back for, as its writer must see it.</summary>
    public IReadOnlyList<PassageMark> Marks { get; }

    public override Command Finish(ItemInput input)
    {
        foreach (var empty in Fields.Where(f => f.Required && input.Text($"isi.{f.Name}") is null))
            input.Faults.Add($"isi.{empty.Name}", $"{empty.Label} wajib diisi.");
        return base.Finish(input);
    }

    private IReadOnlyList<Field> FieldsOf(SusunSurat step, Letter? letter)
    {
        var template = Scene.Office.TemplateOf(step.TemplateName);
        var known = LetterFields.Known(template, Scene.Office, Case, Item.Letter ?? "");
        IEnumerable<string> newborn = Newborns.Is(Case, Item.Letter ?? "") ? [Newborns.MotherField] : [];
        var required = Words.List(step.Wajib?.LiteralText).Union(template.Required.Keys).Union(newborn).ToList();
        return
        [
            .. required
                .Union(letter?.Body.Keys ?? [])
                .Union(template.Fields.Keys)
                .Select(f => new Field(
                    f,
                    Words.Field(f),
                    letter?.Body.GetValueOrDefault(f) ?? known.GetValueOrDefault(f),
                    template.Required.GetValueOrDefault(f, []),
                    required.Contains(f),
                    template.IsDate(f)
                )),
        ];
    }
}
