from detente.cli import detente


def test_every_option_of_a_command_on_a_model_has_words_of_help():
    for name in ("bargain", "stability"):
        options = [one for one in detente.commands[name].params if one.param_type_name == "option"]
        assert all(one.help for one in options)
        assert detente.commands[name].params[0].human_readable_name == "MODEL"
