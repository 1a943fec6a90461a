using System.Text.Json;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace Jkn.Workflows.Engine;

/// <summary>
/// The flow's variables as one script sees them. What it sets becomes a fact when the script has ended well: half a script leaves no trace,
/// and one that is tried again does not say everything twice.
/// </summary>
internal sealed class ScriptVariables(ActivityContext flow)
{
    private readonly Dictionary<string, JsonElement> written = [];

    public JsonElement Get(string name) => written.TryGetValue(KeyOf(name), out var own) ? own : flow.GetVariable(name) ?? default;

    public bool Has(string name) => written.ContainsKey(KeyOf(name)) || flow.GetVariable(name) is not null;

    public void Set(string name, JsonElement value) => written[KeyOf(name)] = value;

    /// <summary>Names that a script may go through: those declared, and those it has set itself.</summary>
    public IEnumerable<string> Names => flow.Definition.Variables.Select(v => v.Name).Union(written.Keys);

    public void Commit()
    {
        foreach (var (name, value) in written)
            flow.SetVariable(name, value);
    }

    private string KeyOf(string name) => flow.Run.FindVariable(flow.Frame, name)?.Name ?? name;
}

/// <summary><c>variables.X</c>, the form that Studio's guide shows first: reads and sets the nearest variable of that name.</summary>
internal sealed class VariablesObject(Jint.Engine engine, ScriptVariables variables) : ObjectInstance(engine)
{
    public override JsValue Get(JsValue property, JsValue receiver) => ScriptValues.FromJson(Engine, variables.Get(property.ToString()));

    public override bool Set(JsValue property, JsValue value, JsValue receiver)
    {
        variables.Set(property.ToString(), ScriptValues.ToJson(value));
        return true;
    }

    public override bool HasProperty(JsValue property) => variables.Has(property.ToString());

    public override List<JsValue> GetOwnPropertyKeys(Types types = Types.String | Types.Symbol) =>
        [.. variables.Names.Select(n => (JsValue)JsString.Create(n))];

    public override IEnumerable<KeyValuePair<JsValue, PropertyDescriptor>> GetOwnProperties() =>
        GetOwnPropertyKeys().Select(k => KeyValuePair.Create(k, GetOwnProperty(k)));

    public override PropertyDescriptor GetOwnProperty(JsValue property) =>
        variables.Has(property.ToString())
            ? new(Get(property, this), writable: true, enumerable: true, configurable: true)
            : PropertyDescriptor.Undefined;
}
